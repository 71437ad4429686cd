/** Making buffers: from the pool, from texts, from all that `Buffer.from` takes. */
import type { TextEncoding } from '@efi-node/efi-core';
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_ENCODING } from '../errors.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';
import { findEncoding, mostBytes, toEncoding } from './encodings.ts';
import { FastBuffer } from './fast-buffer.ts';
import { fill } from './fill.ts';
import { checkedOffset, checkMemory, checkSize, kMaxLength, plain } from './ranges.ts';

const { native } = runtime();

export const settings: { poolSize: number } = { poolSize: 64 * 1024 };

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
  if (size < settings.poolSize >>> 1) return fromPool(size);
  checkMemory(size, false);
  return new FastBuffer(size);
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

function fromArrayLike(source: object, length: number): FastBuffer {
  if (!(length > 0)) return new FastBuffer(0);
  const buffer = allocUnsafe(length);
  if (source instanceof Uint8Array) buffer.set(source);
  else for (let i = 0; i < length; i++) buffer[i] = Number(Reflect.get(source, i));
  return buffer;
}

const fromTypes = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'] as const;

function fromObject(value: object, encodingOrOffset: unknown, length: unknown): FastBuffer | undefined {
  if (isAnyArrayBuffer(value)) {
    const offset = encodingOrOffset === undefined ? 0 : Number(encodingOrOffset);
    const from = Number.isNaN(offset) ? 0 : Math.trunc(offset);
    if (from < 0) throw new RangeError(`Start offset ${from} is outside the bounds of the buffer`);
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
    const view: FastBuffer = Reflect.construct(FastBuffer, [value, from, size]);
    return view;
  }
  const valueOf: unknown = Reflect.get(value, 'valueOf');
  const inner: unknown = typeof valueOf === 'function' ? Reflect.apply(valueOf, value, []) : value;
  if (inner !== value && inner !== null && (typeof inner === 'string' || typeof inner === 'object')) {
    return from(inner, encodingOrOffset, length);
  }
  const count: unknown = Reflect.get(value, 'length');
  if (count !== undefined || isAnyArrayBuffer(Reflect.get(value, 'buffer'))) {
    return typeof count === 'number' ? fromArrayLike(value, count) : new FastBuffer(0);
  }
  if (Reflect.get(value, 'type') === 'Buffer') {
    const data: unknown = Reflect.get(value, 'data');
    if (Array.isArray(data)) return fromArrayLike(data, data.length);
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

export function alloc(size: unknown, value?: unknown, encoding?: unknown): FastBuffer {
  checkSize(size);
  checkMemory(size, true);
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
