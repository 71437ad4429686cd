/** FileHandle of node:fs/promises: an open file whose methods answer with promises. */
import { codedError, type CodedError, validateInteger } from '@efi-node/node-errors';
import { builtin } from '../load.ts';
import { bareRecord, isFunction, member } from '../narrow.ts';
import { EventEmitter } from '../modules/events.ts';
import { later } from './later.ts';
import { writeFromIterable, isIterableData } from './iterable-data.ts';
import * as descriptors from './operations/descriptors.ts';
import { appendFile, readFile, writeFile } from './operations/whole.ts';

const Base: new () => EventEmitter = EventEmitter;

/** `fs.promises.read` reads so many bytes when it is given no buffer. */
const usualBuffer = 16_384;
const mostDescriptors = 2 ** 31 - 1;

type Prepared = () => unknown;

function closedError(syscall: string): CodedError {
  return codedError(Error, 'EBADF', 'file closed', { properties: { syscall } });
}

function record(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.assign(bareRecord<unknown>(), values);
}

export class FileHandle extends Base {
  private descriptor: number;
  private closing: Promise<void> | undefined;

  constructor(fd: number) {
    super();
    this.descriptor = fd;
    this.closing = undefined;
  }

  get fd(): number {
    return this.descriptor;
  }

  getAsyncId(): number {
    return -1;
  }

  appendFile(data: unknown, options?: unknown): Promise<unknown> {
    return this.writeOrAppend(appendFile, data, options);
  }

  writeFile(data: unknown, options?: unknown): Promise<unknown> {
    return this.writeOrAppend(writeFile, data, options);
  }

  chmod(mode: unknown): Promise<unknown> {
    return this.run('fchmod', () => descriptors.fchmod(this.fd, mode));
  }

  chown(uid: unknown, gid: unknown): Promise<unknown> {
    return this.run('fchown', () => descriptors.fchown(this.fd, uid, gid));
  }

  datasync(): Promise<unknown> {
    return this.run('fdatasync', () => descriptors.fdatasync(this.fd));
  }

  sync(): Promise<unknown> {
    return this.run('fsync', () => descriptors.fsync(this.fd));
  }

  async read(given?: unknown, offset?: unknown, length?: unknown, position?: unknown): Promise<object> {
    let [buffer, start]: unknown[] = [given, offset];
    let [count, at]: unknown[] = [length, position];
    if (!ArrayBuffer.isView(given)) {
      buffer = member(given, 'buffer') ?? Buffer.alloc(usualBuffer);
      start = member(given, 'offset');
      count = member(given, 'length');
      at = member(given, 'position');
    }
    const bytesRead = await this.run('read', () => descriptors.read(this.fd, buffer, start, count, at));
    return record({ bytesRead, buffer });
  }

  async readv(buffers: unknown, position?: unknown): Promise<object> {
    const bytesRead = await this.run('readv', () => descriptors.readv(this.fd, buffers, position));
    return record({ bytesRead, buffers });
  }

  readFile(options?: unknown): Promise<unknown> {
    return this.run('readFile', () => readFile(this.fd, options));
  }

  readLines(options?: object): unknown {
    const createInterface = member(builtin('readline'), 'createInterface');
    if (!isFunction(createInterface)) throw new Error('node:readline has no createInterface');
    return createInterface({ input: this.createReadStream(options), crlfDelay: Number.POSITIVE_INFINITY });
  }

  stat(options?: unknown): Promise<unknown> {
    return this.run('fstat', () => descriptors.fstat(this.fd, options));
  }

  truncate(length?: unknown): Promise<unknown> {
    return this.run('ftruncate', () => descriptors.ftruncate(this.fd, length));
  }

  utimes(atime: unknown, mtime: unknown): Promise<unknown> {
    return this.run('futimes', () => descriptors.futimes(this.fd, atime, mtime));
  }

  async write(data: unknown, ...rest: unknown[]): Promise<object> {
    const bytesWritten = await this.run('write', () => descriptors.write(this.fd, data, ...rest));
    return record({ bytesWritten, buffer: data });
  }

  async writev(buffers: unknown, position?: unknown): Promise<object> {
    const bytesWritten = await this.run('writev', () => descriptors.writev(this.fd, buffers, position));
    return record({ bytesWritten, buffers });
  }

  createReadStream(options?: object): unknown {
    validateInteger(this.fd, 'fd', 0, mostDescriptors);
    return makeStream('ReadStream', { ...options, fd: this });
  }

  createWriteStream(options?: object): unknown {
    validateInteger(this.fd, 'fd', 0, mostDescriptors);
    return makeStream('WriteStream', { ...options, fd: this });
  }

  /** The rest of the file, in chunks; it stays open unless `autoClose` says otherwise. */
  readableWebStream(options?: unknown): unknown {
    const Stream = member(builtin('stream/web'), 'ReadableStream');
    if (!isFunction(Stream)) throw new Error('node:stream/web has no ReadableStream');
    const close = async (): Promise<void> => {
      if (member(options, 'autoClose') === true) await this.close();
    };
    return Reflect.construct(Stream, [
      {
        type: 'bytes',
        autoAllocateChunkSize: usualBuffer,
        pull: async (controller: unknown) => {
          const request = member(controller, 'byobRequest');
          const view = member(request, 'view');
          const bytesRead = await this.run('read', () => descriptors.read(this.fd, view));
          if (bytesRead === 0) {
            call(controller, 'close');
            call(request, 'respond', 0);
            await close();
          } else call(request, 'respond', bytesRead);
        },
        cancel: close,
      },
    ]);
  }

  close(): Promise<void> {
    const { closing } = this;
    if (closing !== undefined) return closing;
    if (this.fd === -1) return Promise.resolve();
    const { fd } = this;
    this.descriptor = -1;
    const closed = later(() => descriptors.close(fd)).then(() => {
      this.closing = undefined;
      this.emit('close');
    });
    this.closing = closed;
    return closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private run(syscall: string, prepare: () => Prepared): Promise<unknown> {
    if (this.fd === -1) return Promise.reject(closedError(syscall));
    return later(prepare);
  }

  private writeOrAppend(
    operation: (path: unknown, data: unknown, options?: unknown) => Prepared,
    data: unknown,
    options: unknown,
  ): Promise<unknown> {
    if (this.fd === -1) return Promise.reject(closedError('writeFile'));
    return isIterableData(data)
      ? writeFromIterable(this.fd, data, options)
      : this.run('writeFile', () => operation(this.fd, data, options));
  }
}

function call(target: unknown, name: string, ...args: unknown[]): void {
  const fn = member(target, name);
  if (isFunction(fn)) Reflect.apply(fn, target, args);
}

function makeStream(name: 'ReadStream' | 'WriteStream', options: object): unknown {
  const constructor = member(builtin('internal/fs-streams'), name);
  if (!isFunction(constructor)) throw new Error(`there is no ${name}`);
  return Reflect.construct(constructor, [undefined, options]);
}
