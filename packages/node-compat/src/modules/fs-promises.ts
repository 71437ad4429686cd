/** node:fs/promises. */
import { methodNotImplemented } from '@efi-node/node-errors';
import { fsConstants } from '../constants-data.ts';
import { toPath } from '../fs/arguments.ts';
import { FileHandle } from '../fs/file-handle.ts';
import { isIterableData, writeFromIterable } from '../fs/iterable-data.ts';
import { later } from '../fs/later.ts';
import { copyAsync, prepareCopy } from '../fs/operations/copy-tree.ts';
import { open } from '../fs/operations/descriptors.ts';
import { glob } from '../fs/glob.ts';
import { operations } from '../fs/operations/index.ts';
import { runPath } from '../fs/operations/run-path.ts';
import { isFunction, member } from '../narrow.ts';
import { unavailable } from '../unavailable.ts';

/** Those of the operations that have a form with a promise as they are. */
const names = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'lchown',
  'link',
  'lstat',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'opendir',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'statfs',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
];

/** Where a path is expected a handle is good too. */
const takesHandle = new Set(['readFile', 'writeFile', 'appendFile']);

function withPromise(name: string): (...args: unknown[]) => Promise<unknown> {
  const found = operations[name];
  if (found === undefined) throw new Error(`there is no operation ${name}`);
  const [operation] = found;
  const fn = (path: unknown, ...args: unknown[]): Promise<unknown> => {
    if (path instanceof FileHandle && takesHandle.has(name)) {
      const method = member(path, name);
      if (isFunction(method)) return Promise.resolve(Reflect.apply(method, path, args));
    }
    return later((): (() => unknown) => {
      // A descriptor is no path here, though the other forms take one.
      const given = takesHandle.has(name) ? toPath(path) : path;
      return Reflect.apply(operation, undefined, [given, ...args]);
    });
  };
  return Object.defineProperty(fn, 'name', { value: name });
}

async function openHandle(path: unknown, flags?: unknown, mode?: unknown): Promise<FileHandle> {
  return new FileHandle(await later(() => open(path, flags, mode)));
}

const promises: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, withPromise(name)]));
const writeData = promises['writeFile'];

async function writeFile(path: unknown, data: unknown, options?: unknown): Promise<unknown> {
  if (path instanceof FileHandle) return path.writeFile(data, options);
  if (!isIterableData(data)) return isFunction(writeData) ? writeData(path, data, options) : undefined;
  const handle = await openHandle(path, member(options, 'flag') ?? 'w', member(options, 'mode'));
  try {
    await writeFromIterable(handle.fd, data, options);
  } finally {
    await handle.close();
  }
  return undefined;
}

async function* globEntries(pattern: unknown, options?: unknown): AsyncGenerator<unknown, void, undefined> {
  yield* await later(() => glob(pattern, options));
}

async function mkdtempDisposable(prefix: unknown, options?: unknown): Promise<object> {
  const [mkdtemp, rm] = [promises['mkdtemp'], promises['rm']];
  if (!isFunction(mkdtemp) || !isFunction(rm)) throw new Error('there is no mkdtemp');
  const path = await mkdtemp(prefix, options);
  const absolute = runPath('resolve', String(path));
  const remove = async (): Promise<void> => {
    await rm(absolute, { recursive: true, force: true });
  };
  return { path, remove, [Symbol.asyncDispose]: remove };
}

Object.assign(promises, {
  constants: fsConstants,
  open: Object.defineProperty(openHandle, 'name', { value: 'open' }),
  writeFile,
  cp: async (from: unknown, to: unknown, options?: unknown): Promise<void> => {
    const copy = prepareCopy(from, to, options, 'async');
    await later(() => () => undefined);
    await copyAsync(copy);
  },
  glob: Object.defineProperty(globEntries, 'name', { value: 'glob' }),
  lchmod: async (): Promise<never> => {
    await Promise.resolve();
    throw methodNotImplemented('lchmod()');
  },
  mkdtempDisposable,
  watch: unavailable(
    'fs/promises',
    'watch',
    'firmware tells nobody when a file changes; look at it with fs.stat when it matters',
  ),
});
export default promises;
