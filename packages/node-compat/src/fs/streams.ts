/** fs.ReadStream over bundled files, fs.WriteStream over standard output. */
import { complete } from '../completion.ts';
import { Readable, Writable } from '../modules/stream.ts';
import { toPath } from './bundled.ts';
import { operations } from './operations.ts';

interface StreamOptions {
  encoding?: BufferEncoding;
  flags?: string;
  fd?: number | null;
  start?: number;
  end?: number;
  highWaterMark?: number;
  autoClose?: boolean;
  emitClose?: boolean;
}

type Done = (error?: Error | null) => void;

function toOptions(options: StreamOptions | BufferEncoding | undefined): StreamOptions {
  return typeof options === 'string' ? { encoding: options } : (options ?? {});
}

function run(name: string, ...args: unknown[]): unknown {
  const operation = operations[name];
  return operation === undefined ? undefined : Reflect.apply(operation, undefined, args);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

export class ReadStream extends Readable {
  path: string;
  fd: number | null;
  flags: string;
  bytesRead = 0;
  pos: number | undefined;
  end: number;

  constructor(path: unknown, given?: StreamOptions | BufferEncoding) {
    const options = toOptions(given);
    super({ highWaterMark: 64 * 1024, ...options });
    this.path = typeof options.fd === 'number' ? '' : toPath(path);
    this.fd = options.fd ?? null;
    this.flags = options.flags ?? 'r';
    this.pos = options.start;
    this.end = options.end ?? Number.POSITIVE_INFINITY;
  }

  override _construct(done: Done): void {
    if (this.fd !== null) {
      done();
      return;
    }
    complete(() => {
      try {
        this.fd = Number(run('open', this.path, this.flags));
      } catch (error) {
        done(asError(error));
        return;
      }
      done();
      this.emit('open', this.fd);
      this.emit('ready');
    });
  }

  override _read(size: number): void {
    const rest = this.pos === undefined ? size : Math.min(size, this.end - this.pos + 1);
    const allowed =
      this.end === Number.POSITIVE_INFINITY
        ? size
        : Math.min(rest, this.end - (this.pos ?? this.bytesRead) + 1);
    if (allowed <= 0) {
      this.push(null);
      return;
    }
    try {
      const buffer = Buffer.allocUnsafeSlow(allowed);
      const count = Number(run('read', this.fd, buffer, 0, allowed, this.pos ?? null));
      if (this.pos !== undefined) this.pos += count;
      this.bytesRead += count;
      this.push(count === 0 ? null : buffer.subarray(0, count));
    } catch (error) {
      this.destroy(asError(error));
    }
  }

  override _destroy(error: Error | null, done: Done): void {
    this.close();
    done(error);
  }

  close(callback?: Done): void {
    if (callback !== undefined) this.once('close', callback);
    const { fd } = this;
    this.fd = null;
    if (fd !== null) run('close', fd);
    if (!this.destroyed) this.destroy();
  }

  get pending(): boolean {
    return this.fd === null;
  }
}

export class WriteStream extends Writable {
  path: string;
  fd: number | null;
  flags: string;
  bytesWritten = 0;

  constructor(path: unknown, given?: StreamOptions | BufferEncoding) {
    const options = toOptions(given);
    super({ ...options, decodeStrings: true });
    this.path = typeof options.fd === 'number' ? '' : toPath(path);
    this.fd = options.fd ?? null;
    this.flags = options.flags ?? 'w';
  }

  override _construct(done: Done): void {
    if (this.fd !== null) {
      done();
      return;
    }
    complete(() => {
      try {
        this.fd = Number(run('open', this.path, this.flags));
        done();
      } catch (error) {
        done(asError(error));
      }
    });
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    try {
      this.bytesWritten += Number(run('write', this.fd, chunk));
      done();
    } catch (error) {
      done(asError(error));
    }
  }

  close(callback?: Done): void {
    if (callback !== undefined) this.once('close', callback);
    this.end();
  }

  get pending(): boolean {
    return this.fd === null;
  }
}
