/** Reading and writing numbers, for the methods of Buffer. */
import { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';

const float32 = new Float32Array(1);
const float64 = new Float64Array(1);
const bytes32 = new Uint8Array(float32.buffer);
const bytes64 = new Uint8Array(float64.buffer);

function outOfBounds(offset: unknown, length: number, width: number): never {
  if (typeof offset !== 'number') throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  if (Math.floor(offset) !== offset) throw new ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (length - width < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${length - width}`, offset);
}

export function checkOffset(offset: unknown, length: number, width: number): asserts offset is number {
  if (typeof offset === 'number' && Number.isInteger(offset) && offset >= 0 && offset + width <= length)
    return;
  outOfBounds(offset, length, width);
}

function checkWidth(width: unknown): asserts width is number {
  if (typeof width !== 'number') throw new ERR_INVALID_ARG_TYPE('byteLength', 'number', width);
  if (Math.floor(width) !== width) throw new ERR_OUT_OF_RANGE('byteLength', 'an integer', width);
  if (width < 1 || width > 6) throw new ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', width);
}

export function readUnsigned(buffer: Uint8Array, offset: number, width: number, little: boolean): number {
  checkOffset(offset, buffer.length, width);
  let value = 0;
  if (little) for (let i = width - 1; i >= 0; i--) value = value * 256 + (buffer[offset + i] ?? 0);
  else for (let i = 0; i < width; i++) value = value * 256 + (buffer[offset + i] ?? 0);
  return value;
}

export function readSigned(buffer: Uint8Array, offset: number, width: number, little: boolean): number {
  const value = readUnsigned(buffer, offset, width, little);
  const half = 2 ** (width * 8 - 1);
  return value >= half ? value - 2 * half : value;
}

/** The forms with a width argument: `readUIntLE(offset, byteLength)`. */
export function readSized(
  buffer: Uint8Array,
  offset: unknown,
  width: unknown,
  little: boolean,
  signed: boolean,
): number {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  checkWidth(width);
  checkOffset(offset, buffer.length, width);
  return signed ? readSigned(buffer, offset, width, little) : readUnsigned(buffer, offset, width, little);
}

export function writeInteger(
  buffer: Uint8Array,
  given: unknown,
  offset: number,
  width: number,
  little: boolean,
  signed: boolean,
): number {
  const value = Number(given);
  const top = signed ? 2 ** (width * 8 - 1) : 2 ** (width * 8);
  const low = signed ? -top : 0;
  if (value > top - 1 || value < low) {
    let range = `>= ${low} and <= ${top - 1}`;
    if (width > 4)
      range = signed
        ? `>= -(2 ** ${width * 8 - 1}) and < 2 ** ${width * 8 - 1}`
        : `>= 0 and < 2 ** ${width * 8}`;
    throw new ERR_OUT_OF_RANGE('value', range, value);
  }
  checkOffset(offset, buffer.length, width);
  let rest = Number.isNaN(value) ? 0 : Math.trunc(value);
  if (rest < 0) rest += 2 ** (width * 8);
  if (little) {
    for (let i = 0; i < width; i++) {
      buffer[offset + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  } else {
    for (let i = width - 1; i >= 0; i--) {
      buffer[offset + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }
  return offset + width;
}

export function writeSized(
  buffer: Uint8Array,
  value: unknown,
  offset: unknown,
  width: unknown,
  little: boolean,
  signed: boolean,
): number {
  if (offset === undefined) throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  checkWidth(width);
  if (typeof offset !== 'number') throw new ERR_INVALID_ARG_TYPE('offset', 'number', offset);
  return writeInteger(buffer, value, offset, width, little, signed);
}

export function readBig(buffer: Uint8Array, offset: number, little: boolean, signed: boolean): bigint {
  checkOffset(offset, buffer.length, 8);
  const low = readUnsigned(buffer, little ? offset : offset + 4, 4, little);
  const high = readUnsigned(buffer, little ? offset + 4 : offset, 4, little);
  const value = (BigInt(high) << 32n) | BigInt(low);
  return signed ? BigInt.asIntN(64, value) : value;
}

export function writeBig(
  buffer: Uint8Array,
  given: unknown,
  offset: number,
  little: boolean,
  signed: boolean,
): number {
  if (typeof given !== 'bigint')
    throw new TypeError(`Cannot mix BigInt and other types, use explicit conversions`);
  const low = signed ? -(2n ** 63n) : 0n;
  const high = signed ? 2n ** 63n - 1n : 2n ** 64n - 1n;
  if (given < low || given > high) {
    const range = signed ? '>= -(2n ** 63n) and < 2n ** 63n' : '>= 0n and < 2n ** 64n';
    throw new ERR_OUT_OF_RANGE('value', range, given);
  }
  checkOffset(offset, buffer.length, 8);
  const bits = BigInt.asUintN(64, given);
  const lower = Number(bits & 0xffffffffn);
  const upper = Number(bits >> 32n);
  writeInteger(buffer, lower, little ? offset : offset + 4, 4, little, false);
  writeInteger(buffer, upper, little ? offset + 4 : offset, 4, little, false);
  return offset + 8;
}

export function readFloat(buffer: Uint8Array, offset: number, width: 4 | 8, little: boolean): number {
  checkOffset(offset, buffer.length, width);
  const bytes = width === 4 ? bytes32 : bytes64;
  for (let i = 0; i < width; i++) bytes[little ? i : width - 1 - i] = buffer[offset + i] ?? 0;
  return (width === 4 ? float32[0] : float64[0]) ?? 0;
}

export function writeFloat(
  buffer: Uint8Array,
  given: unknown,
  offset: number,
  width: 4 | 8,
  little: boolean,
): number {
  const value = Number(given);
  checkOffset(offset, buffer.length, width);
  if (width === 4) float32[0] = value;
  else float64[0] = value;
  const bytes = width === 4 ? bytes32 : bytes64;
  for (let i = 0; i < width; i++) buffer[offset + i] = bytes[little ? i : width - 1 - i] ?? 0;
  return offset + width;
}
