/** node:fs: files that came with the program can be read; everything that would change a file says EROFS. */
import { complete } from '../completion.ts';
import { fsConstants } from '../constants-data.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { exists, operations } from '../fs/operations.ts';
import { Stats } from '../fs/stats.ts';
import { builtin } from '../load.ts';
import { unavailable } from '../unavailable.ts';
import { customPromisify, customPromisifyArgs } from '../util/promisify.ts';
import { isFunction, member } from '../narrow.ts';

/** The form with a callback: it hears of the result in a later turn. */
function withCallback(name: string, operation: (...args: never[]) => unknown): (...args: unknown[]) => void {
  const fn = (...args: unknown[]): void => {
    const callback = args.pop();
    if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('cb', 'Function', callback);
    let failure: unknown = null;
    let result: unknown;
    try {
      result = Reflect.apply(operation, undefined, args);
    } catch (error) {
      // A wrong argument is thrown at once, what the file system says comes later.
      if (error instanceof TypeError || error instanceof RangeError) throw error;
      failure = error;
    }
    complete(() => {
      if (failure !== null) callback(failure);
      else if (name === 'read' || name === 'write') callback(null, result, args[1]);
      else if (result === undefined) callback(null);
      else callback(null, result);
    });
  };
  if (name === 'read') Object.defineProperty(fn, customPromisifyArgs, { value: ['bytesRead', 'buffer'] });
  if (name === 'write') Object.defineProperty(fn, customPromisifyArgs, { value: ['bytesWritten', 'buffer'] });
  return Object.defineProperty(fn, 'name', { value: name });
}

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
for (const [name, operation] of Object.entries(operations)) {
  fs[name] = withCallback(name, operation);
  fs[`${name}Sync`] = operation;
}
function existsCallback(path: unknown, callback: unknown): void {
  if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('cb', 'Function', callback);
  const found = exists(path);
  complete(() => callback(found));
}
Object.defineProperty(existsCallback, customPromisify, {
  value: (path: unknown) => Promise.resolve(exists(path)),
});

const instead = 'there is no file system yet; bundled files can be read by name';
Object.assign(fs, {
  exists: existsCallback,
  existsSync: exists,
  constants: fsConstants,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  Stats,
  Dirent: unavailable('fs', 'Dirent', instead),
  Dir: unavailable('fs', 'Dir', instead),
  createReadStream: (path: unknown, options?: object) => createStream('ReadStream', path, options),
  createWriteStream: (path: unknown, options?: object) => createStream('WriteStream', path, options),
  glob: unavailable('fs', 'glob', instead),
  globSync: unavailable('fs', 'globSync', instead),
  openAsBlob: unavailable('fs', 'openAsBlob', instead),
  watch: unavailable('fs', 'watch', 'files do not change while a program runs'),
  watchFile: unavailable('fs', 'watchFile', 'files do not change while a program runs'),
  unwatchFile: () => undefined,
  _toUnixTimestamp: (time: unknown) => Number(time),
});
Object.assign(Object(fs['realpath']), { native: fs['realpath'] });
Object.assign(Object(fs['realpathSync']), { native: fs['realpathSync'] });
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
