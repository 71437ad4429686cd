/** fs.WriteStream: a function, as npm calls it without `new` and replaces its prototype's methods. */
import { Writable } from '../../modules/stream.ts';
import { toMode, toPath } from '../arguments.ts';
import {
  closeFile,
  type Done,
  fdOf,
  openFile,
  type StreamOptions,
  toStreamOptions,
} from './stream-options.ts';
import { makeStreamClass, optionsOf, setOptions } from './stream-class.ts';

const newFileMode = 0o666;

export class WriteStreamMethods extends Writable {
  declare fd: number | null;
  declare path: string | undefined;
  declare flags: unknown;
  declare mode: number;
  declare flush: boolean;
  declare start: number | undefined;
  declare pos: number | undefined;
  declare bytesWritten: number;

  get autoClose(): boolean {
    return Boolean(Reflect.get(Object(Reflect.get(this, '_writableState')), 'autoDestroy'));
  }
  set autoClose(value: boolean) {
    Reflect.set(Object(Reflect.get(this, '_writableState')), 'autoDestroy', value);
  }

  override _construct(done: Done): void {
    try {
      openFile(this, optionsOf(this), done);
    } catch (error) {
      // Flags that are none come as an 'error' event.
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    const written = (error: Error | null, count: number): void => {
      if (error !== null) {
        done(error);
        return;
      }
      this.bytesWritten += count;
      if (this.pos !== undefined) this.pos += count;
      if (count < chunk.length) this._write(chunk.subarray(count), _encoding, done);
      else done();
    };
    optionsOf(this).call('write', this.fd, chunk, 0, chunk.length, this.pos, written);
  }

  override _writev(chunks: { chunk: Uint8Array }[], done: Done): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', done);
  }

  override _destroy(error: Error | null, done: Done): void {
    const { fd } = this;
    this.fd = null;
    if (fd === null) {
      done(error);
      return;
    }
    const options = optionsOf(this);
    const close = (failure?: Error | null): void =>
      closeFile(options, fd, (closing) => done(failure ?? closing ?? error));
    if (this.flush) options.call('fsync', fd, close);
    else close();
  }

  close(callback?: Done): void {
    if (callback !== undefined) {
      if (this.closed) process.nextTick(callback);
      else this.on('close', callback);
    }
    // Who does not want it closed by itself wants it now.
    if (!this.autoClose) this.on('finish', () => this.destroy());
    this.end();
  }

  destroySoon(): void {
    this.end();
  }

  get pending(): boolean {
    return this.fd === null;
  }
}

function setUp(stream: WriteStreamMethods, path: unknown, given: unknown): StreamOptions {
  const options = toStreamOptions(given, ['open', 'write', 'close']);
  const { fd } = options;
  const option = (name: string): unknown => Reflect.get(options.given, name);
  stream.fd = fdOf(options);
  stream.path = fd === undefined ? toPath(path) : undefined;
  stream.flags = option('flags') ?? 'w';
  stream.mode = toMode(option('mode'), 'mode', newFileMode);
  stream.flush = option('flush') === true;
  stream.start = options.start;
  stream.pos = options.start;
  stream.bytesWritten = 0;
  setOptions(stream, options);
  return options;
}

export const WriteStream: object = makeStreamClass(
  'WriteStream',
  WriteStreamMethods,
  Writable,
  (stream, path, given) => {
    const options = setUp(stream, path, given);
    const encoding: unknown = Reflect.get(options.given, 'encoding');
    return {
      ...options.given,
      ...(encoding === undefined || encoding === null ? {} : { defaultEncoding: encoding }),
      decodeStrings: true,
      emitClose: Reflect.get(options.given, 'emitClose') ?? true,
      autoDestroy: options.autoClose,
    };
  },
);
