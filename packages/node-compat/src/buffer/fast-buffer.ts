/** Buffer's class: a Uint8Array with Node's methods. Texts are encoded and decoded by the native boundary. */
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { toEncoding } from './encodings.ts';
import { fill, swap } from './fill.ts';
import { search } from './index-of.ts';
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
import { checkedOffset, clamp, plain, relative, toInteger } from './ranges.ts';
import { compareBytes } from './search.ts';

const { native } = runtime();

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

  declare toLocaleString: FastBuffer['toString'];

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
    const start = checkedOffset(from === undefined ? 0 : from, 'offset', this.length);
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
