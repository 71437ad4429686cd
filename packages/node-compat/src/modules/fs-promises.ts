/** node:fs/promises. */
import { complete } from '../completion.ts';
import { fsConstants } from '../constants-data.ts';
import { operations } from '../fs/operations.ts';
import { builtin } from '../load.ts';
import { EventEmitter } from './events.ts';
import { isFunction, member } from '../narrow.ts';

function run(name: string, ...args: unknown[]): unknown {
  const operation = operations[name];
  return operation === undefined ? undefined : Reflect.apply(operation, undefined, args);
}

/** Resolves in a later turn of the loop, as Node's file operations do. */
function later(name: string, ...args: unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let result: unknown;
    try {
      result = run(name, ...args);
    } catch (error) {
      complete(() => reject(error instanceof Error ? error : new Error(String(error))));
      return;
    }
    complete(() => resolve(result));
  });
}

class FileHandle extends (EventEmitter as new () => object) {
  readonly fd: number;
  constructor(fd: number) {
    super();
    this.fd = fd;
  }
  readFile(options?: unknown): Promise<unknown> {
    return later('readFile', this.fd, options);
  }
  async read(...args: unknown[]): Promise<{ bytesRead: unknown; buffer: unknown }> {
    const buffer = args[0] ?? Buffer.alloc(16384);
    return { bytesRead: await later('read', this.fd, buffer, ...args.slice(1)), buffer };
  }
  async write(data: unknown, ...rest: unknown[]): Promise<{ bytesWritten: unknown; buffer: unknown }> {
    return { bytesWritten: await later('write', this.fd, data, ...rest), buffer: data };
  }
  stat(): Promise<unknown> {
    return later('fstat', this.fd);
  }
  async close(): Promise<void> {
    await later('close', this.fd);
    Reflect.apply(EventEmitter.prototype.emit, this, ['close']);
  }
  createReadStream(options?: object): object {
    const constructor = member(builtin('internal/fs-streams'), 'ReadStream');
    if (!isFunction(constructor)) throw new Error('there is no ReadStream');
    return Object(Reflect.construct(constructor, ['', { ...options, fd: this.fd }]));
  }
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const names = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'copyFile',
  'cp',
  'lchmod',
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

const promises: Record<string, unknown> = {
  ...Object.fromEntries(
    names.map((name) => [
      name,
      (path: unknown, ...args: unknown[]) =>
        later(name, path instanceof FileHandle ? path.fd : path, ...args),
    ]),
  ),
  open: async (path: unknown, flags?: unknown) => new FileHandle(Number(await later('open', path, flags))),
  constants: fsConstants,
};
export default promises;
