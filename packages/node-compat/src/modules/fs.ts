/** node:fs: the files that came with the program, memory below /tmp, and firmware's volumes below /volumes. */
import { invalidArgType } from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { fsConstants } from '../constants-data.ts';
import { toTime } from '../fs/arguments.ts';
import { Dir } from '../fs/dir.ts';
import { Dirent } from '../fs/dirent.ts';
import { synchronous, withCallback } from '../fs/forms.ts';
import { copyAsync, cp, prepareCopy } from '../fs/operations/copy-tree.ts';
import { mkdtemp } from '../fs/operations/directories.ts';
import { exists, realpathNative } from '../fs/operations/entries.ts';
import { operations } from '../fs/operations/index.ts';
import { rm } from '../fs/operations/remove.ts';
import { readFile } from '../fs/operations/whole.ts';
import { later } from '../fs/later.ts';
import { runPath } from '../fs/operations/run-path.ts';
import { Stats } from '../fs/stats.ts';
import { builtin } from '../load.ts';
import { isFunction, isObject, member } from '../narrow.ts';
import { unavailable } from '../unavailable.ts';
import { customPromisify } from '../util/promisify.ts';

/** Streams are evaluated with the first one that is made. */
function streamClass(name: string): unknown {
  return member(builtin('internal/fs-streams'), name);
}

function createStream(name: string, path: unknown, options: unknown): unknown {
  const constructor = streamClass(name);
  if (!isFunction(constructor)) throw new Error(`there is no ${name}`);
  return Reflect.construct(constructor, [path, options]);
}

const fs: Record<string, unknown> = {};
for (const [name, [operation, least, most]] of Object.entries(operations)) {
  fs[name] = withCallback(name, operation, least, most);
  fs[`${name}Sync`] = synchronous(name, operation, most);
}

/** `fs.read(fd, callback)` and `fs.read(fd, { buffer, … }, callback)`. */
const usualBuffer = 16_384;
const readWithBuffer = fs['read'];
function read(...args: unknown[]): void {
  if (!isFunction(readWithBuffer)) return;
  const [fd, second, ...rest] = args;
  if (isFunction(second)) readWithBuffer(fd, Buffer.alloc(usualBuffer), ...args.slice(1));
  else if (isObject(second) && !ArrayBuffer.isView(second))
    readWithBuffer(fd, member(second, 'buffer') ?? Buffer.alloc(usualBuffer), second, ...rest);
  else readWithBuffer(...args);
}
if (isFunction(readWithBuffer))
  Object.defineProperties(read, Object.getOwnPropertyDescriptors(readWithBuffer));

function existsCallback(path: unknown, callback: unknown): void {
  if (!isFunction(callback)) throw invalidArgType('cb', 'function', callback);
  complete(() => callback(exists(path)));
}
Object.defineProperty(existsCallback, 'name', { value: 'exists' });
Object.defineProperty(existsCallback, customPromisify, {
  value: (path: unknown) => later(() => () => exists(path)),
});

function cpCallback(...args: unknown[]): void {
  const callback = args.length > 3 ? args[3] : args.at(-1);
  if (!isFunction(callback)) throw invalidArgType('cb', 'function', callback);
  const options = args.length > 3 || !isFunction(args[2]) ? args[2] : undefined;
  const copy = prepareCopy(args[0], args[1], options, 'async');
  complete(() => {
    copyAsync(copy).then(
      () => process.nextTick(callback, null, undefined),
      (error: unknown) => process.nextTick(callback, error),
    );
  });
}
Object.defineProperties(cpCallback, { name: { value: 'cp' }, length: { value: 4 } });

/** A directory of its own that is gone when it is disposed of. */
function mkdtempDisposableSync(prefix: unknown, options?: unknown): object {
  const path = mkdtemp(prefix, options)();
  const absolute = runPath('resolve', String(path));
  const remove = (): void => rm(absolute, { recursive: true, force: true })();
  return { path, remove, [Symbol.dispose]: remove };
}

async function openAsBlob(path: unknown, options?: unknown): Promise<unknown> {
  const bytes = await later(() => readFile(path));
  const constructor = member(builtin('buffer'), 'Blob');
  if (!isFunction(constructor)) throw new Error('node:buffer has no Blob');
  return Reflect.construct(constructor, [[bytes], { type: member(options, 'type') ?? '' }]);
}

const noWatching = 'firmware tells nobody when a file changes; look at it with fs.stat when it matters';
Object.assign(fs, {
  read,
  cp: cpCallback,
  cpSync: synchronous('cp', cp, 3),
  exists: existsCallback,
  existsSync: Object.defineProperty((path: unknown) => exists(path), 'name', { value: 'existsSync' }),
  mkdtempDisposableSync,
  openAsBlob,
  lchmod: undefined,
  lchmodSync: undefined,
  constants: fsConstants,
  Stats,
  Dirent,
  Dir,
  createReadStream: (path: unknown, options?: unknown) => createStream('ReadStream', path, options),
  createWriteStream: (path: unknown, options?: unknown) => createStream('WriteStream', path, options),
  watch: unavailable('fs', 'watch', noWatching),
  watchFile: unavailable('fs', 'watchFile', noWatching),
  unwatchFile: () => undefined,
  Utf8Stream: unavailable('fs', 'Utf8Stream', 'use fs.createWriteStream'),
  _toUnixTimestamp: function toUnixTimestamp(time: unknown, ...name: string[]): number {
    return toTime(time, ...name) / 1000;
  },
});
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK'])
  Object.defineProperty(fs, name, { value: fsConstants[name], writable: true, configurable: true });
Object.assign(Object(fs['realpath']), { native: withCallback('realpath', realpathNative, 1, 2) });
Object.assign(Object(fs['realpathSync']), { native: synchronous('realpath', realpathNative, 2) });
for (const name of ['ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream']) {
  Object.defineProperty(fs, name, {
    get: () => streamClass(name.replace('File', '')),
    set: (value: unknown) => {
      Object.defineProperty(fs, name, { value, writable: true, configurable: true, enumerable: true });
    },
    enumerable: true,
    configurable: true,
  });
}
Object.defineProperty(fs, 'promises', {
  get: () => builtin('fs/promises'),
  enumerable: true,
  configurable: true,
});

export default fs;
