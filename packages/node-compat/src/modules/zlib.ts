/** node:zlib: deflate, zlib and gzip, whole and as streams. Brotli and Zstandard are absent. */
import { asConstructor } from '../callable.ts';
import { complete } from '../completion.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';
import {
  type Codec,
  compressWhole,
  createCodec,
  type Format,
  isCompressor,
  zlibError,
  type ZlibOptions,
} from '../zlib/codec.ts';
import { zlibConstants } from '../zlib/constants.ts';
import { Transform } from './stream.ts';
import { asError, isFunction, isObject } from '../narrow.ts';

type Done = (error?: Error | null) => void;

function toBytes(data: unknown): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof Uint8Array) return data;
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (isAnyArrayBuffer(data)) return new Uint8Array(data);
  throw new ERR_INVALID_ARG_TYPE(
    'buffer',
    ['string', 'an instance of Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'],
    data,
  );
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function checkOptions(options: ZlibOptions): void {
  const { level, memLevel } = options;
  if (level !== undefined && (typeof level !== 'number' || !(level >= -1 && level <= 9)))
    throw new ERR_OUT_OF_RANGE('options.level', '>= -1 and <= 9', level);
  if (memLevel !== undefined && !(memLevel >= 1 && memLevel <= 9))
    throw new ERR_OUT_OF_RANGE('options.memLevel', '>= 1 and <= 9', memLevel);
}

export class ZlibStream extends Transform {
  declare _codec: Codec;
  declare _format: Format;
  declare _fed: boolean;
  declare _ended: boolean;
  bytesWritten = 0;

  constructor(format: Format, options: ZlibOptions = {}) {
    checkOptions(options);
    super({ ...options, flush: undefined });
    const codec = createCodec(format, options);
    codec.ondata = (chunk, final) => {
      if (chunk.length > 0) this.push(toBuffer(chunk));
      if (final) this._ended = true;
    };
    for (const [key, value] of Object.entries({
      _codec: codec,
      _format: format,
      _fed: false,
      _ended: false,
    })) {
      Object.defineProperty(this, key, { value, writable: true });
    }
  }

  override _transform(chunk: unknown, _encoding: string, done: Done): void {
    const bytes = toBytes(chunk);
    this.bytesWritten += bytes.length;
    this._fed ||= bytes.length > 0;
    this._feed(bytes, false, done);
  }

  override _flush(done: Done): void {
    // An inflater that has met its end takes no more; one that got nothing ends without a word.
    if (this._ended || (!this._fed && !isCompressor(this._format))) done();
    else this._feed(new Uint8Array(0), true, done);
  }

  _feed(bytes: Uint8Array, final: boolean, done: Done): void {
    try {
      // fflate keeps what it is given until it has filled a block.
      if (!this._ended) this._codec.push(isCompressor(this._format) ? bytes.slice() : bytes, final);
    } catch (error) {
      complete(done, zlibError(error));
      return;
    }
    complete(done);
  }

  /** Gives out all that is known so far. */
  flush(kind?: number | Done, callback?: Done): void {
    const done = typeof kind === 'function' ? kind : callback;
    const run = (): void => {
      try {
        this._codec.flush?.(true);
      } catch {
        // Nothing to flush.
      }
      if (done !== undefined) process.nextTick(done);
    };
    if (this.writableLength === 0) run();
    else this.write(Buffer.alloc(0), run);
  }

  params(_level: number, _strategy: number, callback?: Done): void {
    if (callback !== undefined) process.nextTick(callback);
  }

  reset(): void {}

  close(callback?: Done): void {
    if (callback !== undefined) this.once('close', callback);
    this.destroy();
  }
}

function whole(format: Format): (data: unknown, options?: ZlibOptions) => Buffer {
  return (data, options = {}) => {
    checkOptions(options);
    try {
      const result = compressWhole(format, toBytes(data), options);
      const most = options.maxOutputLength;
      if (most !== undefined && result.length > most) {
        throw Object.assign(new RangeError(`Cannot create a Buffer larger than ${most} bytes`), {
          code: 'ERR_BUFFER_TOO_LARGE',
        });
      }
      return toBuffer(result);
    } catch (error) {
      if (error instanceof Error && typeof Reflect.get(error, 'code') === 'string') throw error;
      throw zlibError(error);
    }
  };
}

function later(compute: (data: unknown, options?: ZlibOptions) => Buffer): (...args: unknown[]) => void {
  return (data, ...rest) => {
    const callback = rest.pop();
    if (!isFunction(callback)) throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    const bytes = toBytes(data);
    complete(() => {
      let result: Buffer;
      try {
        result = compute(bytes, isObject(rest[0]) ? rest[0] : undefined);
      } catch (error) {
        callback(asError(error));
        return;
      }
      callback(null, result);
    });
  };
}

let crcTable: Uint32Array | undefined;

function crc32(data: unknown, value = 0): number {
  if (crcTable === undefined) {
    crcTable = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
      crcTable[n] = c;
    }
  }
  let crc = ~value;
  for (const byte of toBytes(data)) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const zlib: Record<string, unknown> = { constants: zlibConstants, crc32 };
for (const [name, value] of Object.entries(zlibConstants)) {
  if (name.startsWith('Z_')) Object.defineProperty(zlib, name, { value, enumerable: false });
}
zlib['codes'] = Object.freeze(
  Object.fromEntries(
    [
      'Z_OK',
      'Z_STREAM_END',
      'Z_NEED_DICT',
      'Z_ERRNO',
      'Z_STREAM_ERROR',
      'Z_DATA_ERROR',
      'Z_MEM_ERROR',
      'Z_BUF_ERROR',
      'Z_VERSION_ERROR',
    ].flatMap((name) => {
      const value = zlibConstants[name] ?? 0;
      return [
        [name, value],
        [String(value), name],
      ];
    }),
  ),
);

const formats: readonly Format[] = [
  'Deflate',
  'DeflateRaw',
  'Gzip',
  'Inflate',
  'InflateRaw',
  'Gunzip',
  'Unzip',
];
for (const format of formats) {
  function Class(this: unknown, options?: ZlibOptions): ZlibStream {
    const stream = new ZlibStream(format, options);
    const prototype: object = new.target === undefined ? Class.prototype : new.target.prototype;
    Object.setPrototypeOf(stream, prototype);
    return stream;
  }
  Object.defineProperty(Class, 'name', { value: format });
  Object.setPrototypeOf(Class.prototype, ZlibStream.prototype);
  const Constructor: new (options?: ZlibOptions) => ZlibStream = asConstructor(Class);
  const lower = format.charAt(0).toLowerCase() + format.slice(1);
  zlib[format] = Constructor;
  zlib[`create${format}`] = (options?: ZlibOptions) => new Constructor(options);
  zlib[`${lower}Sync`] = whole(format);
  zlib[lower] = later(whole(format));
}
// Brotli and Zstandard are left out, not there to throw: packages look for them before they offer them to a peer.
export default zlib;
