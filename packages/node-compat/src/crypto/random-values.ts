/** The functions of node:crypto that give random values. */
import {
  invalidArgType,
  outOfRange,
  validateBoolean,
  validateNumber,
  validateObject,
} from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { isAnyArrayBuffer, typedArrayName } from '../inspect/types.ts';
import { isFunction, member } from '../narrow.ts';
import { memoryBytes } from './bytes.ts';
import { requireCallback } from './callback.ts';
import { randomFill as fill, randomUuid, randomUuid7 } from './random.ts';

const MOST_BYTES = 2 ** 31 - 1;
const LARGEST_RANGE = 2 ** 48 - 1;

export function randomBytes(size: unknown, callback?: unknown): Buffer | undefined {
  validateNumber(size, 'size', 0, MOST_BYTES);
  const done = callback === undefined ? undefined : requireCallback(callback);
  const bytes = Buffer.alloc(Math.floor(size));
  fill(bytes);
  if (done === undefined) return bytes;
  complete(() => done(null, bytes));
  return undefined;
}

function bytesPerElement(target: object): number {
  const size = typedArrayName(target) === undefined ? 1 : member(target, 'BYTES_PER_ELEMENT');
  return typeof size === 'number' ? size : 1;
}

/** The part of a view or buffer that is to be filled; offset and size count its elements. */
function partOf(target: unknown, offset: unknown, size: unknown): Uint8Array {
  const bytes = memoryBytes(target);
  if (bytes === undefined) throw invalidArgType('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
  const element = isAnyArrayBuffer(target) ? 1 : bytesPerElement(Object(target));
  const length = bytes.length / element;
  validateNumber(offset, 'offset', 0, length);
  const from = Math.floor(offset) * element;
  if (size === undefined) return bytes.subarray(from);
  validateNumber(size, 'size', 0, MOST_BYTES);
  if (offset + size > length) throw outOfRange('size + offset', `<= ${length}`, offset + size);
  return bytes.subarray(from, from + Math.floor(size) * element);
}

export function randomFillSync(target: unknown, offset: unknown = 0, size?: unknown): unknown {
  fill(partOf(target, offset, size));
  return target;
}

export function randomFill(target: unknown, offset: unknown, size: unknown, callback: unknown): void {
  if (memoryBytes(target) === undefined) {
    throw invalidArgType('buf', ['ArrayBuffer', 'ArrayBufferView'], target);
  }
  if (isFunction(offset)) {
    fillLater(target, 0, undefined, offset);
  } else if (isFunction(size)) {
    fillLater(target, offset, undefined, size);
  } else {
    fillLater(target, offset, size, requireCallback(callback));
  }
}

function fillLater(
  target: unknown,
  offset: unknown,
  size: unknown,
  callback: (error: Error | null, target: unknown) => unknown,
): void {
  fill(partOf(target, offset, size));
  complete(() => callback(null, target));
}

function requireSafe(value: unknown, name: string): asserts value is number {
  if (!Number.isSafeInteger(value)) throw invalidArgType(name, 'a safe integer', value);
}

function randomBelow(range: number): number {
  // Values past the last whole multiple of the range would favour the small ones.
  const limit = 2 ** 48 - (2 ** 48 % range);
  const bytes = Buffer.alloc(6);
  for (;;) {
    fill(bytes);
    const value = bytes.readUIntBE(0, 6);
    if (value < limit) return value % range;
  }
}

export function randomInt(first: unknown, second?: unknown, third?: unknown): number | undefined {
  const onlyMax = second === undefined || isFunction(second);
  const min = onlyMax ? 0 : first;
  const max = onlyMax ? first : second;
  const callback = onlyMax ? second : third;
  const done = callback === undefined ? undefined : requireCallback(callback);
  requireSafe(min, 'min');
  requireSafe(max, 'max');
  if (max <= min) throw outOfRange('max', `greater than the value of "min" (${min})`, max);
  const range = max - min;
  if (range > LARGEST_RANGE) throw outOfRange(onlyMax ? 'max' : 'max - min', `<= ${LARGEST_RANGE}`, range);
  const value = min + randomBelow(range);
  if (done === undefined) return value;
  process.nextTick(done, undefined, value);
  return undefined;
}

function checkUuidOptions(options: unknown): void {
  if (options === undefined) return;
  validateObject(options, 'options');
  const disableEntropyCache = member(options, 'disableEntropyCache');
  if (disableEntropyCache !== undefined) validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
}

export function randomUUID(options?: unknown): string {
  checkUuidOptions(options);
  return randomUuid();
}

export function randomUUIDv7(options?: unknown): string {
  checkUuidOptions(options);
  return randomUuid7();
}
