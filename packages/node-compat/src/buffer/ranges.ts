/** Sizes and offsets as programs give them. */
import { codedError } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';

/** Node's on machines of 64 bits; memory sets the real limit there as here. */
export const kMaxLength: number = Number.MAX_SAFE_INTEGER;
/** What the engine can address in one buffer. */
const mostBytes = 2 ** 31 - 1;
export const kStringMaxLength: number = 2 ** 29 - 24;

export function clamp(value: unknown, fallback: number, most: number): number {
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  if (Number.isNaN(number) || number < 0) return 0;
  return number > most ? most : number;
}

export function toInteger(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  return Number.isFinite(number) ? number : 0;
}

export function relative(value: unknown, fallback: number, length: number): number {
  if (typeof value === 'number' && value >= 0 && value <= length && Number.isInteger(value)) return value;
  if (value === undefined) return fallback;
  const number = Math.trunc(Number(value));
  if (Number.isNaN(number)) return 0;
  if (number < 0) return Math.max(length + number, 0);
  return Math.min(number, length);
}

export function checkedOffset(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < 0 || value > most) throw new ERR_OUT_OF_RANGE(name, `>= 0 && <= ${most}`, value);
  return value;
}

export function checkedRange(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (!(value >= 0 && value <= most))
    throw new ERR_OUT_OF_RANGE(
      name,
      `>= 0 && <= ${name === 'offset' ? Number.MAX_SAFE_INTEGER : most}`,
      value,
    );
  return value;
}

export function checkSize(size: unknown): asserts size is number {
  if (typeof size !== 'number') throw new ERR_INVALID_ARG_TYPE('size', 'number', size);
  if (!(size >= 0 && size <= kMaxLength))
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${Number.MAX_SAFE_INTEGER}`, size);
}

/** For buffers that are cleared, and for those that are not, Node has other words. */
export function checkMemory(size: number, isCleared: boolean): void {
  if (size <= mostBytes) return;
  if (isCleared) throw new RangeError('Array buffer allocation failed');
  throw codedError(RangeError, 'ERR_MEMORY_ALLOCATION_FAILED', 'Failed to allocate memory', {
    above: checkMemory,
  });
}

/** The same memory without Node's methods. */
export function plain(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}
