/** The streams of zlib: each write goes through the engine in pieces of a chunk's size, as fast as somebody reads. */
import type { TransformCallback, TransformOptions } from 'node:stream';
import { codedError, invalidArgType } from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { asError, isFunction, isObject } from '../narrow.ts';
import { finished, Transform } from '../modules/stream.ts';
import { Engine, type Span, spanOf } from './engine.ts';
import { type Format, readSettings, requireRange, type Settings } from './settings.ts';
import { WholeWork } from './whole.ts';

const Z_NO_FLUSH = 0;
const Z_PARTIAL_FLUSH = 1;
const Z_SYNC_FLUSH = 2;
const Z_FULL_FLUSH = 3;
const Z_FINISH = 4;
const Z_BLOCK = 5;

/** From the one that does the least. */
const FLUSHES = [Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH];

/** Chunks without bytes, that stand for a flush among the writes. */
const flushMarks: WeakMap<object, number> = new WeakMap();

function stronger(first: number, second: number): number {
  return FLUSHES.indexOf(first) > FLUSHES.indexOf(second) ? first : second;
}

interface Job {
  readonly flush: number;
  readonly input: Span;
  /** Bytes that are made and wait in the buffer for output for what comes with them. */
  readonly held: number;
  readonly done: TransformCallback;
}

export class ZlibStream extends Transform {
  bytesWritten = 0;
  /** Null when it is closed. */
  declare _handle: Engine | null;
  declare _settings: Settings;
  declare _outBuffer: Uint8Array<ArrayBuffer>;
  declare _outOffset: number;
  /** What goes on when somebody reads. */
  declare _waiting: (() => void) | undefined;
  declare _level: number;
  declare _strategy: number;
  declare _chunkSize: number;

  constructor(format: Format, options: unknown) {
    const settings = readSettings(format, options);
    const forStream: TransformOptions = isObject(options) ? { ...options } : {};
    super({ autoDestroy: true, ...forStream, flush: undefined, transform: undefined });
    const { level, strategy, chunkSize } = settings;
    const own: Record<string, unknown> = {
      _handle: new Engine(format, settings),
      _settings: settings,
      _outBuffer: new Uint8Array(chunkSize),
      _outOffset: 0,
      _waiting: undefined,
      _level: level,
      _strategy: strategy,
      _chunkSize: chunkSize,
    };
    for (const [key, value] of Object.entries(own)) {
      Object.defineProperty(this, key, { value, writable: true, configurable: true });
    }
  }

  get _closed(): boolean {
    return this._handle === null;
  }

  override _transform(chunk: unknown, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!(chunk instanceof Uint8Array)) throw invalidArgType('chunk', 'Buffer', chunk);
    this._run({ flush: this._flushFor(chunk), input: spanOf(chunk), held: 0, done });
  }

  /** How strongly a chunk is pushed through: the last one ends the stream. */
  _flushFor(chunk: Uint8Array): number {
    const { flush: usual, finishFlush } = this._settings;
    const flush = flushMarks.get(chunk) ?? usual;
    const isLast = this.writableEnded && this.writableLength === chunk.length;
    return isLast ? stronger(flush, finishFlush) : flush;
  }

  override _flush(done: TransformCallback): void {
    this._transform(Buffer.alloc(0), 'utf8', done);
  }

  /** The end of writing does not wait for what is still to be read. */
  override _final(done: (error?: Error | null) => void): void {
    done();
  }

  override _read(size: number): void {
    const go = this._waiting;
    if (go === undefined) {
      super._read(size);
      return;
    }
    this._waiting = undefined;
    go();
  }

  _run(job: Job): void {
    complete(() => this._step(job));
  }

  _step({ flush, input, held, done }: Job): void {
    const engine = this._handle;
    if (engine === null || this.destroyed) {
      done();
      return;
    }
    const start = this._outOffset + held;
    const room = this._chunkSize - start;
    let consumed: number;
    let produced: number;
    let isCut: boolean;
    try {
      ({ consumed, produced, isCut } = engine.shortStep(flush, input, {
        bytes: this._outBuffer,
        start,
        length: room,
      }));
    } catch (error) {
      this.destroy(asError(error));
      return;
    }
    this.bytesWritten += consumed;
    const made = held + produced;
    const rest = input.length - consumed;
    const next: Job = {
      flush,
      input: { ...input, start: input.start + consumed, length: rest },
      held: 0,
      done,
    };
    if (isCut && produced < room) {
      this._run({ ...next, held: made });
      return;
    }
    const isGoing = made === 0 || this.push(this._take(made));
    if (this.destroyed) {
      done();
      return;
    }
    if (produced === room) {
      if (isGoing) this._run(next);
      else this._waiting = () => this._run(next);
      return;
    }
    // There was room, and the engine wanted no more: this is behind the end.
    if (rest > 0 && !this._end()) return;
    done();
  }

  /** Whether all is well with bytes behind the end. */
  _end(): boolean {
    if (this._settings.rejectGarbageAfterEnd) {
      const message = 'Trailing junk found after the end of the compressed stream';
      this.destroy(codedError(TypeError, 'ERR_TRAILING_JUNK_AFTER_STREAM_END', message));
      return false;
    }
    this.push(null);
    return true;
  }

  /** The next bytes of the buffer for output, which is made anew when it is full. */
  _take(length: number): Buffer {
    const part = Buffer.from(this._outBuffer.buffer, this._outOffset, length);
    this._outOffset += length;
    if (this._outOffset >= this._chunkSize) {
      this._outBuffer = new Uint8Array(this._chunkSize);
      this._outOffset = 0;
    }
    return part;
  }

  /** All of a chunk at once, for those that know this name; with a callback, as a stream does it. */
  _processChunk(chunk: Uint8Array, flush: number, done?: TransformCallback): Buffer | undefined {
    if (isFunction(done)) {
      this._run({ flush, input: spanOf(chunk), held: 0, done });
      return undefined;
    }
    if (this._handle === null) return undefined;
    const work = new WholeWork(this._handle, { ...this._settings, finishFlush: flush }, chunk);
    while (work.step('whole'));
    return work.result();
  }

  /** Gives out all that is known so far. */
  flush(kind?: unknown, callback?: unknown): void {
    const done = isFunction(kind) ? kind : callback;
    const flush = isFunction(kind) || kind === undefined ? Z_FULL_FLUSH : Number(kind);
    const hears = isFunction(done);
    if (this.writableFinished) {
      if (hears) process.nextTick(done);
    } else if (this.writableEnded) {
      if (hears) this.once('end', done);
    } else {
      const mark = Buffer.alloc(0);
      flushMarks.set(mark, flush);
      this.write(mark, hears ? () => done() : undefined);
    }
  }

  reset(): void {
    if (this._handle === null) {
      const message = `zlib binding closed\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\nPlease open an issue with this stack trace at https://github.com/nodejs/node/issues\n`;
      throw codedError(Error, 'ERR_INTERNAL_ASSERTION', message);
    }
    this._handle.reset();
  }

  close(callback?: unknown): void {
    if (isFunction(callback)) finished(this, () => callback());
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this._handle?.free();
    this._handle = null;
    this._waiting = undefined;
    done(error);
  }

  params(level: unknown, strategy: unknown, callback: unknown): void {
    const wantedLevel = requireParameter(level, 'level', -1, 9);
    const wantedStrategy = requireParameter(strategy, 'strategy', 0, 4);
    if (wantedLevel === this._level && wantedStrategy === this._strategy) {
      if (isFunction(callback)) process.nextTick(callback);
      return;
    }
    this.flush(Z_SYNC_FLUSH, (error: unknown) => {
      if (error instanceof Error) {
        if (isFunction(callback)) callback(error);
        return;
      }
      this._handle?.params(wantedLevel, wantedStrategy);
      this._level = wantedLevel;
      this._strategy = wantedStrategy;
      if (isFunction(callback)) callback();
    });
  }
}

/** Nothing given counts as 0, as in Node. */
function requireParameter(value: unknown, name: string, low: number, high: number): number {
  return value === undefined ? 0 : requireRange(value, name, low, high);
}
