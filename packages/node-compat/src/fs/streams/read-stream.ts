/** fs.ReadStream: a function, as npm calls it without `new` and replaces its prototype's methods. */
import { finished, Readable } from '../../modules/stream.ts';
import { toFlags, toMode, toPath } from '../arguments.ts';
import {
  closeFile,
  type Done,
  fdOf,
  openFile,
  type StreamOptions,
  toStreamOptions,
} from './stream-options.ts';
import { makeStreamClass, optionsOf, setOptions } from './stream-class.ts';

const usualBuffer = 65_536;
const newFileMode = 0o666;

export class ReadStreamMethods extends Readable {
  declare fd: number | null;
  declare path: string | undefined;
  declare flags: unknown;
  declare mode: number;
  declare start: number | undefined;
  declare end: number;
  declare pos: number | undefined;
  declare bytesRead: number;

  get autoClose(): boolean {
    return Boolean(Reflect.get(Object(Reflect.get(this, '_readableState')), 'autoDestroy'));
  }
  set autoClose(value: boolean) {
    Reflect.set(Object(Reflect.get(this, '_readableState')), 'autoDestroy', value);
  }

  override _construct(done: Done): void {
    openFile(this, optionsOf(this), done);
  }

  override _read(size: number): void {
    const wanted = Math.min(
      size,
      this.pos === undefined ? this.end - this.bytesRead + 1 : this.end - this.pos + 1,
    );
    if (wanted <= 0) {
      this.push(null);
      return;
    }
    const buffer = Buffer.allocUnsafeSlow(wanted);
    optionsOf(this).call(
      'read',
      this.fd,
      buffer,
      0,
      wanted,
      this.pos,
      (error: Error | null, count: number) => {
        if (error !== null) {
          this.destroy(error);
          return;
        }
        if (count <= 0) {
          this.push(null);
          return;
        }
        if (this.pos !== undefined) this.pos += count;
        this.bytesRead += count;
        this.push(count === buffer.length ? buffer : Buffer.copyBytesFrom(buffer, 0, count));
      },
    );
  }

  override _destroy(error: Error | null, done: Done): void {
    const { fd } = this;
    this.fd = null;
    if (fd === null) {
      done(error);
      return;
    }
    closeFile(optionsOf(this), fd, (failure) => done(failure ?? error));
  }

  close(callback?: Done): void {
    if (callback !== undefined) finished(this, callback);
    this.destroy();
  }

  get pending(): boolean {
    return this.fd === null;
  }
}

function setUp(stream: ReadStreamMethods, path: unknown, given: unknown): StreamOptions {
  const options = toStreamOptions(given, ['open', 'read', 'close']);
  const { fd } = options;
  stream.fd = fdOf(options);
  stream.path = fd === undefined ? toPath(path) : undefined;
  const flags: unknown = Reflect.get(options.given, 'flags');
  stream.flags = flags ?? 'r';
  stream.mode = toMode(Reflect.get(options.given, 'mode'), 'mode', newFileMode);
  stream.start = options.start;
  stream.end = options.end;
  stream.pos = options.start;
  stream.bytesRead = 0;
  toFlags(stream.flags);
  setOptions(stream, options);
  return options;
}

export const ReadStream: object = makeStreamClass(
  'ReadStream',
  ReadStreamMethods,
  Readable,
  (stream, path, given) => {
    const options = setUp(stream, path, given);
    return {
      highWaterMark: usualBuffer,
      ...options.given,
      emitClose: Reflect.get(options.given, 'emitClose') ?? true,
      autoDestroy: options.autoClose,
    };
  },
);
