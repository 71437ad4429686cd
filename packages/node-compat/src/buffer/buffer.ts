/** Buffer: a Uint8Array with Node's methods. Texts are encoded and decoded by the native boundary. */
import type { TextEncoding } from '@efi-node/efi-core';
import { runtime } from '../context.ts';
import {
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_ARG_VALUE,
  ERR_INVALID_BUFFER_SIZE,
  ERR_OUT_OF_RANGE,
  ERR_UNKNOWN_ENCODING,
} from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';
import { findEncoding, mostBytes, toEncoding } from './encodings.ts';
import {
  readBig,
  readFloat,
  readSigned,
  readSized,
  readUnsigned,
  writeBig,
  writeFloat,
  writeInteger,
  writeSized,
} from './numbers.ts';
import { compareBytes, findBackward, findForward } from './search.ts';

export const kMaxLength: number = 2 ** 31 - 1;
export const kStringMaxLength: number = 2 ** 29 - 24;
export const settings = { inspectMaxBytes: 50, poolSize: 8192 };

const native = runtime().native;

function clamp(value: unknown, fallback: number, most: number): number {
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  if (Number.isNaN(number) || number < 0) return 0;
  return number > most ? most : number;
}

type Bytes = Uint8Array;

/** `Buffer.prototype` is this class's: instances are made by it, also by `subarray`. */
export class FastBuffer extends Uint8Array {
  get parent(): ArrayBufferLike | undefined {
    return this instanceof FastBuffer ? this.buffer : undefined;
  }

  get offset(): number | undefined {
    return this instanceof FastBuffer ? this.byteOffset : undefined;
  }

  override toString(encoding?: unknown, start?: unknown, end?: unknown): string {
    const { length } = this;
    if (encoding === undefined && start === undefined && end === undefined)
      return native.decode(this, 'utf8', 0, length);
    const from = clamp(start, 0, length);
    const to = clamp(end, length, length);
    if (to <= from) return '';
    return native.decode(this, toEncoding(encoding), from, to);
  }

  override toLocaleString(encoding?: unknown, start?: unknown, end?: unknown): string {
    return this.toString(encoding, start, end);
  }

  write(text: unknown, offset?: unknown, length?: unknown, encoding?: unknown): number {
    let from: unknown = offset;
    let size: unknown = length;
    let name: unknown = encoding;
    if (typeof from === 'string') {
      name = from;
      from = undefined;
      size = undefined;
    } else if (typeof size === 'string') {
      name = size;
      size = undefined;
    }
    if (typeof text !== 'string') {
      throw Object.assign(new TypeError('argument must be a string'), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const start = checkedOffset(from ?? 0, 'offset', this.length);
    const rest = this.length - start;
    const most = size === undefined ? rest : Math.min(checkedOffset(size, 'length', this.length), rest);
    return native.encodeInto(text, toEncoding(name), this, start, most);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: Array.from(this) };
  }

  equals(other: unknown): boolean {
    if (!(other instanceof Uint8Array))
      throw new ERR_INVALID_ARG_TYPE('otherBuffer', ['Buffer', 'Uint8Array'], other);
    if (this === other) return true;
    return this.length === other.length && compareBytes(this, other) === 0;
  }

  compare(
    target: unknown,
    targetStart?: number,
    targetEnd?: number,
    sourceStart?: number,
    sourceEnd?: number,
  ): -1 | 0 | 1 {
    if (!(target instanceof Uint8Array))
      throw new ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
    if (targetStart === undefined) return compareBytes(this, target);
    const to = targetEnd ?? target.length;
    const end = sourceEnd ?? this.length;
    checkedOffset(targetStart, 'targetStart', Number.MAX_SAFE_INTEGER);
    checkedOffset(to, 'targetEnd', target.length);
    checkedOffset(sourceStart ?? 0, 'sourceStart', Number.MAX_SAFE_INTEGER);
    checkedOffset(end, 'sourceEnd', this.length);
    const start = sourceStart ?? 0;
    if (start >= end) return targetStart >= to ? 0 : -1;
    if (targetStart >= to) return 1;
    return compareBytes(plain(this, start, end), plain(target, targetStart, to));
  }

  override indexOf(value: unknown, from?: unknown, encoding?: unknown): number {
    return search(this, value, from, encoding, true);
  }

  override lastIndexOf(value: unknown, from?: unknown, encoding?: unknown): number {
    return search(this, value, from, encoding, false);
  }

  override includes(value: unknown, from?: unknown, encoding?: unknown): boolean {
    return this.indexOf(value, from, encoding) !== -1;
  }

  override fill(value: unknown, offset?: unknown, end?: unknown, encoding?: unknown): this {
    return fill(this, value, offset, end, encoding);
  }

  copy(target: unknown, targetStart?: unknown, sourceStart?: unknown, sourceEnd?: unknown): number {
    if (!(target instanceof Uint8Array))
      throw new ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
    const to = toInteger(targetStart, 0);
    if (to < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', to);
    const from = toInteger(sourceStart, 0);
    if (from < 0 || from > this.length)
      throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, from);
    const end = Math.min(toInteger(sourceEnd, this.length), this.length);
    if (end < 0) throw new ERR_OUT_OF_RANGE('sourceEnd', '>= 0', end);
    if (to >= target.length || from >= end) return 0;
    const count = Math.min(end - from, target.length - to);
    target.set(plain(this, from, from + count), to);
    return count;
  }

  override subarray(start?: unknown, end?: unknown): FastBuffer {
    const { length } = this;
    const from = relative(start, 0, length);
    const to = relative(end, length, length);
    return new FastBuffer(this.buffer, this.byteOffset + from, to > from ? to - from : 0);
  }

  override slice(start?: unknown, end?: unknown): FastBuffer {
    return this.subarray(start, end);
  }

  swap16(): this {
    return swap(this, 2);
  }
  swap32(): this {
    return swap(this, 4);
  }
  swap64(): this {
    return swap(this, 8);
  }

  readUInt8(offset = 0): number {
    const value = this[offset];
    return value ?? readUnsigned(this, offset, 1, true);
  }
  readUInt16LE(offset = 0): number {
    return readUnsigned(this, offset, 2, true);
  }
  readUInt16BE(offset = 0): number {
    return readUnsigned(this, offset, 2, false);
  }
  readUInt32LE(offset = 0): number {
    return readUnsigned(this, offset, 4, true);
  }
  readUInt32BE(offset = 0): number {
    return readUnsigned(this, offset, 4, false);
  }
  readInt8(offset = 0): number {
    return readSigned(this, offset, 1, true);
  }
  readInt16LE(offset = 0): number {
    return readSigned(this, offset, 2, true);
  }
  readInt16BE(offset = 0): number {
    return readSigned(this, offset, 2, false);
  }
  readInt32LE(offset = 0): number {
    return readSigned(this, offset, 4, true);
  }
  readInt32BE(offset = 0): number {
    return readSigned(this, offset, 4, false);
  }
  readUIntLE(offset: unknown, width: unknown): number {
    return readSized(this, offset, width, true, false);
  }
  readUIntBE(offset: unknown, width: unknown): number {
    return readSized(this, offset, width, false, false);
  }
  readIntLE(offset: unknown, width: unknown): number {
    return readSized(this, offset, width, true, true);
  }
  readIntBE(offset: unknown, width: unknown): number {
    return readSized(this, offset, width, false, true);
  }
  readBigUInt64LE(offset = 0): bigint {
    return readBig(this, offset, true, false);
  }
  readBigUInt64BE(offset = 0): bigint {
    return readBig(this, offset, false, false);
  }
  readBigInt64LE(offset = 0): bigint {
    return readBig(this, offset, true, true);
  }
  readBigInt64BE(offset = 0): bigint {
    return readBig(this, offset, false, true);
  }
  readFloatLE(offset = 0): number {
    return readFloat(this, offset, 4, true);
  }
  readFloatBE(offset = 0): number {
    return readFloat(this, offset, 4, false);
  }
  readDoubleLE(offset = 0): number {
    return readFloat(this, offset, 8, true);
  }
  readDoubleBE(offset = 0): number {
    return readFloat(this, offset, 8, false);
  }

  writeUInt8(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 1, true, false);
  }
  writeUInt16LE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 2, true, false);
  }
  writeUInt16BE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 2, false, false);
  }
  writeUInt32LE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 4, true, false);
  }
  writeUInt32BE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 4, false, false);
  }
  writeInt8(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 1, true, true);
  }
  writeInt16LE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 2, true, true);
  }
  writeInt16BE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 2, false, true);
  }
  writeInt32LE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 4, true, true);
  }
  writeInt32BE(value: unknown, offset = 0): number {
    return writeInteger(this, value, offset, 4, false, true);
  }
  writeUIntLE(value: unknown, offset: unknown, width: unknown): number {
    return writeSized(this, value, offset, width, true, false);
  }
  writeUIntBE(value: unknown, offset: unknown, width: unknown): number {
    return writeSized(this, value, offset, width, false, false);
  }
  writeIntLE(value: unknown, offset: unknown, width: unknown): number {
    return writeSized(this, value, offset, width, true, true);
  }
  writeIntBE(value: unknown, offset: unknown, width: unknown): number {
    return writeSized(this, value, offset, width, false, true);
  }
  writeBigUInt64LE(value: unknown, offset = 0): number {
    return writeBig(this, value, offset, true, false);
  }
  writeBigUInt64BE(value: unknown, offset = 0): number {
    return writeBig(this, value, offset, false, false);
  }
  writeBigInt64LE(value: unknown, offset = 0): number {
    return writeBig(this, value, offset, true, true);
  }
  writeBigInt64BE(value: unknown, offset = 0): number {
    return writeBig(this, value, offset, false, true);
  }
  writeFloatLE(value: unknown, offset = 0): number {
    return writeFloat(this, value, offset, 4, true);
  }
  writeFloatBE(value: unknown, offset = 0): number {
    return writeFloat(this, value, offset, 4, false);
  }
  writeDoubleLE(value: unknown, offset = 0): number {
    return writeFloat(this, value, offset, 8, true);
  }
  writeDoubleBE(value: unknown, offset = 0): number {
    return writeFloat(this, value, offset, 8, false);
  }
}

function plain(bytes: Bytes, start: number, end: number): Bytes {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}

function toInteger(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  return Number.isNaN(number) ? fallback : number;
}

function relative(value: unknown, fallback: number, length: number): number {
  if (typeof value === 'number' && value >= 0 && value <= length && Number.isInteger(value)) return value;
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  if (Number.isNaN(number)) return 0;
  if (number < 0) return Math.max(length + number, 0);
  return Math.min(number, length);
}

function checkedOffset(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > most) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${most}`, value);
  return value;
}

function swap<T extends Uint8Array>(buffer: T, width: 2 | 4 | 8): T {
  if (buffer.length % width !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${width * 8}-bits`);
  for (let i = 0; i < buffer.length; i += width) plain(buffer, i, i + width).reverse();
  return buffer;
}

function search(
  buffer: FastBuffer,
  value: unknown,
  given: unknown,
  encoding: unknown,
  forward: boolean,
): number {
  let from: unknown = given;
  let name: unknown = encoding;
  if (typeof from === 'string') {
    name = from;
    from = undefined;
  }
  let start = Number(from);
  if (Number.isNaN(start)) start = forward ? 0 : buffer.length;
  start = Math.trunc(start);
  if (start < 0) start += buffer.length;
  if (start < 0) {
    if (!forward) return -1;
    start = 0;
  }
  if (typeof value === 'number') {
    const byte = value & 0xff;
    return forward
      ? Uint8Array.prototype.indexOf.call(buffer, byte, start)
      : Uint8Array.prototype.lastIndexOf.call(buffer, byte, Math.min(start, buffer.length - 1));
  }
  let step = 1;
  let needle: Bytes;
  if (typeof value === 'string') {
    const found = toEncoding(name);
    needle = fromText(value, found);
    if (found === 'utf16le') step = 2;
  } else if (value instanceof Uint8Array) {
    needle = value;
    if (findEncoding(name) === 'utf16le') step = 2;
  } else throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  return forward ? findForward(buffer, needle, start, step) : findBackward(buffer, needle, start, step);
}

function fill<T extends Uint8Array>(
  buffer: T,
  value: unknown,
  offset?: unknown,
  end?: unknown,
  encoding?: unknown,
): T {
  let from: unknown = offset;
  let to: unknown = end;
  let name: unknown = encoding;
  if (typeof from === 'string') {
    name = from;
    from = undefined;
    to = undefined;
  } else if (typeof to === 'string') {
    name = to;
    to = undefined;
  }
  const start = from === undefined ? 0 : checkedRange(from, 'offset', buffer.length);
  const stop = to === undefined ? buffer.length : checkedRange(to, 'end', buffer.length);
  if (start >= stop) return buffer;
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const pattern = typeof value === 'string' ? fromText(value, toEncoding(name)) : value;
    if (pattern.length === 0) {
      if (value.length > 0) throw new ERR_INVALID_ARG_VALUE('value', value);
      Uint8Array.prototype.fill.call(buffer, 0, start, stop);
      return buffer;
    }
    if (pattern.length === 1) {
      Uint8Array.prototype.fill.call(buffer, pattern[0] ?? 0, start, stop);
      return buffer;
    }
    const first = Math.min(pattern.length, stop - start);
    buffer.set(plain(pattern, 0, first), start);
    // What is filled already doubles with each copy.
    for (let done = first; done < stop - start; done *= 2) {
      buffer.copyWithin(start + done, start, start + Math.min(done, stop - start - done));
    }
    return buffer;
  }
  const byte = typeof value === 'boolean' ? Number(value) : Number(value) & 0xff;
  Uint8Array.prototype.fill.call(buffer, byte, start, stop);
  return buffer;
}

function checkedRange(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!(value >= 0 && value <= most))
    throw new ERR_OUT_OF_RANGE(
      name,
      `>= 0 && <= ${name === 'offset' ? Number.MAX_SAFE_INTEGER : most}`,
      value,
    );
  return Math.trunc(value);
}

// -- making buffers

let pool = new ArrayBuffer(settings.poolSize);
let poolOffset = 0;

function fromPool(size: number): FastBuffer {
  if (size > pool.byteLength - poolOffset) {
    pool = new ArrayBuffer(settings.poolSize);
    poolOffset = 0;
  }
  const buffer = new FastBuffer(pool, poolOffset, size);
  advance(size);
  return buffer;
}

/** The next piece starts at a multiple of 8, for typed arrays on it. */
function advance(size: number): void {
  poolOffset = (poolOffset + size + 7) & ~7;
}

export function allocUnsafe(size: number): FastBuffer {
  return size < settings.poolSize >>> 1 ? fromPool(size) : new FastBuffer(size);
}

export function fromText(text: string, encoding: TextEncoding): FastBuffer {
  if (text.length === 0) return new FastBuffer(0);
  const most = mostBytes(text, encoding);
  if (most < settings.poolSize >>> 1) {
    // Encoded where it will stay, then the pool moves on by what it took.
    if (most > pool.byteLength - poolOffset) {
      pool = new ArrayBuffer(settings.poolSize);
      poolOffset = 0;
    }
    const target = new FastBuffer(pool, poolOffset, most);
    const length = native.encodeInto(text, encoding, target, 0, most);
    const buffer = length === most ? target : new FastBuffer(pool, poolOffset, length);
    advance(length);
    return buffer;
  }
  const size = encoding === 'utf8' ? native.byteLength(text, 'utf8') : most;
  const buffer = new FastBuffer(size);
  const length = native.encodeInto(text, encoding, buffer, 0, size);
  return length === size ? buffer : buffer.subarray(0, length);
}

function fromArrayLike(source: ArrayLike<unknown>): FastBuffer {
  const { length } = source;
  if (!(length > 0)) return new FastBuffer(0);
  const buffer = allocUnsafe(length);
  if (source instanceof Uint8Array) buffer.set(source);
  else for (let i = 0; i < length; i++) buffer[i] = Number(source[i]);
  return buffer;
}

const fromTypes = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'] as const;

function fromObject(value: object, encodingOrOffset: unknown, length: unknown): FastBuffer | undefined {
  if (isAnyArrayBuffer(value)) {
    const offset = encodingOrOffset === undefined ? 0 : Number(encodingOrOffset);
    const from = Number.isNaN(offset) ? 0 : offset;
    const most = value.byteLength - from;
    if (most < 0)
      throw Object.assign(new RangeError('"offset" is outside of buffer bounds'), {
        code: 'ERR_BUFFER_OUT_OF_BOUNDS',
      });
    let size = most;
    if (length !== undefined) {
      const given = Number(length);
      size = given > 0 ? given : 0;
      if (size > most)
        throw Object.assign(new RangeError('"length" is outside of buffer bounds'), {
          code: 'ERR_BUFFER_OUT_OF_BOUNDS',
        });
    }
    return new FastBuffer(value as ArrayBuffer, from, size);
  }
  const valueOf: unknown = Reflect.get(value, 'valueOf');
  const inner: unknown = typeof valueOf === 'function' ? Reflect.apply(valueOf, value, []) : value;
  if (inner !== value && inner !== null && (typeof inner === 'string' || typeof inner === 'object')) {
    return from(inner, encodingOrOffset, length);
  }
  const count: unknown = Reflect.get(value, 'length');
  if (count !== undefined || isAnyArrayBuffer(Reflect.get(value, 'buffer'))) {
    return typeof count === 'number' ? fromArrayLike(value as ArrayLike<unknown>) : new FastBuffer(0);
  }
  if (Reflect.get(value, 'type') === 'Buffer') {
    const data: unknown = Reflect.get(value, 'data');
    if (Array.isArray(data)) return fromArrayLike(data);
  }
  const toPrimitive: unknown = Reflect.get(value, Symbol.toPrimitive);
  if (typeof toPrimitive === 'function') {
    const primitive: unknown = Reflect.apply(toPrimitive, value, ['string']);
    if (typeof primitive === 'string') return fromText(primitive, toEncoding(encodingOrOffset));
  }
  return undefined;
}

export function from(value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer {
  if (typeof value === 'string')
    return fromText(value, toEncoding(typeof encodingOrOffset === 'string' ? encodingOrOffset : undefined));
  if (typeof value === 'object' && value !== null) {
    const buffer = fromObject(value, encodingOrOffset, length);
    if (buffer !== undefined) return buffer;
  }
  throw new ERR_INVALID_ARG_TYPE('first argument', fromTypes, value);
}

export function checkSize(size: unknown): asserts size is number {
  if (typeof size !== 'number') throw new ERR_INVALID_ARG_TYPE('size', 'number', size);
  if (!(size >= 0 && size <= kMaxLength))
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${Number.MAX_SAFE_INTEGER}`, size);
}

export function alloc(size: unknown, value?: unknown, encoding?: unknown): FastBuffer {
  checkSize(size);
  const buffer = new FastBuffer(size);
  if (value === undefined || value === 0 || size === 0) return buffer;
  if (typeof value === 'string' && typeof encoding === 'string' && findEncoding(encoding) === undefined)
    throw new ERR_UNKNOWN_ENCODING(encoding);
  return fill(buffer, value, undefined, undefined, encoding);
}

export function concat(list: unknown, total?: unknown): FastBuffer {
  if (!Array.isArray(list)) throw new ERR_INVALID_ARG_TYPE('list', 'Array', list);
  const parts: unknown[] = list;
  let length: number;
  if (total === undefined) {
    length = 0;
    for (const part of parts) if (part instanceof Uint8Array) length += part.length;
  } else {
    length = checkedOffset(total, 'length', kMaxLength);
  }
  if (parts.length === 0) return new FastBuffer(0);
  const buffer = allocUnsafe(length);
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!(part instanceof Uint8Array))
      throw new ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
    if (at >= length) continue;
    const taken = part.length > length - at ? plain(part, 0, length - at) : part;
    buffer.set(taken, at);
    at += taken.length;
  }
  // The pool's memory may hold anything.
  if (at < length) Uint8Array.prototype.fill.call(buffer, 0, at);
  return buffer;
}

/** What `inspect` shows of a buffer: `<Buffer 61 62 … more bytes>`. */
function inspectBuffer(this: FastBuffer, _depth: unknown, options: InspectOptions): string {
  const max = settings.inspectMaxBytes;
  const shown = Math.min(max, this.length);
  let text = native
    .decode(this, 'hex', 0, shown)
    .replace(/(.{2})/g, '$1 ')
    .trim();
  const rest = this.length - max;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  const extras: Record<string, unknown> = {};
  let hasExtras = false;
  for (const key of Object.keys(this)) {
    if (/^\d+$/.test(key)) continue;
    hasExtras = true;
    extras[key] = Reflect.get(this, key);
  }
  if (hasExtras) {
    if (this.length !== 0) text += ', ';
    text += inspect(extras, { ...options, breakLength: Number.POSITIVE_INFINITY, compact: true })
      .slice(1, -1)
      .trim();
  }
  const name: unknown = this.constructor.name;
  return `<${String(name)} ${text}>`;
}

const prototype: object = FastBuffer.prototype;
Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value: inspectBuffer,
  writable: true,
  configurable: true,
});
for (const [alias, name] of [
  ['readUint8', 'readUInt8'],
  ['readUint16LE', 'readUInt16LE'],
  ['readUint16BE', 'readUInt16BE'],
  ['readUint32LE', 'readUInt32LE'],
  ['readUint32BE', 'readUInt32BE'],
  ['readUintLE', 'readUIntLE'],
  ['readUintBE', 'readUIntBE'],
  ['readBigUint64LE', 'readBigUInt64LE'],
  ['readBigUint64BE', 'readBigUInt64BE'],
  ['writeUint8', 'writeUInt8'],
  ['writeUint16LE', 'writeUInt16LE'],
  ['writeUint16BE', 'writeUInt16BE'],
  ['writeUint32LE', 'writeUInt32LE'],
  ['writeUint32BE', 'writeUInt32BE'],
  ['writeUintLE', 'writeUIntLE'],
  ['writeUintBE', 'writeUIntBE'],
  ['writeBigUint64LE', 'writeBigUInt64LE'],
  ['writeBigUint64BE', 'writeBigUInt64BE'],
] as const) {
  Object.defineProperty(prototype, alias, {
    value: Reflect.get(prototype, name) as unknown,
    writable: true,
    configurable: true,
  });
}
for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url'] as const) {
  const name = encoding === 'utf16le' ? 'ucs2' : encoding;
  Object.defineProperty(prototype, `${name}Slice`, {
    value(this: FastBuffer, start?: number, end?: number) {
      return native.decode(this, encoding, start ?? 0, end ?? this.length);
    },
    writable: true,
    configurable: true,
  });
  Object.defineProperty(prototype, `${name}Write`, {
    value(this: FastBuffer, text: string, offset = 0, length: number = this.length - offset) {
      return native.encodeInto(text, encoding, this, offset, length);
    },
    writable: true,
    configurable: true,
  });
}
