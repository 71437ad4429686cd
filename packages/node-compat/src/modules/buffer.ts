/** node:buffer. */
import { resolveObjectUrl } from '../url/object-urls.ts';
import { alloc, allocUnsafe as takeUnsafe, concat, from, settings } from '../buffer/create.ts';
import { findEncoding } from '../buffer/encodings.ts';
import { FastBuffer } from '../buffer/fast-buffer.ts';
import { completePrototype, look } from '../buffer/prototype.ts';
import { checkMemory, checkSize, kMaxLength, kStringMaxLength } from '../buffer/ranges.ts';
import { compareBytes } from '../buffer/search.ts';
import { runtime } from '../context.ts';
import { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { isAnyArrayBuffer, isTypedArray } from '../inspect/types.ts';
import { load } from 'efi-node:builtins';
import { asConstructor } from '../callable.ts';
import { plainCodedError, validateInteger } from '@efi-node/node-errors';

const { native } = runtime();

completePrototype();

export { kMaxLength, kStringMaxLength };

interface BufferFunction {
  (value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer;
  new (value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer;
  readonly prototype: FastBuffer;
  poolSize: number;
  from: typeof from;
  alloc: typeof alloc;
  concat: typeof concat;
  allocUnsafe(size: number): FastBuffer;
  allocUnsafeSlow(size: number): FastBuffer;
  isBuffer(value: unknown): value is FastBuffer;
  isEncoding(encoding: unknown): boolean;
  byteLength(value: unknown, encoding?: unknown): number;
  compare(a: unknown, b: unknown): -1 | 0 | 1;
  copyBytesFrom(view: unknown, offset?: number, length?: number): FastBuffer;
  of(...bytes: number[]): FastBuffer;
}

let warned = false;

function BufferConstructor(value: unknown, encodingOrOffset?: unknown, length?: unknown): FastBuffer {
  if (!warned) {
    warned = true;
    process.emitWarning(
      'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
        'Buffer.allocUnsafe(), or Buffer.from() methods instead.',
      'DeprecationWarning',
      'DEP0005',
    );
  }
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw new ERR_INVALID_ARG_TYPE('string', 'string', value);
    return alloc(value);
  }
  return from(value, encodingOrOffset, length);
}

function byteLength(value: unknown, encoding?: unknown): number {
  if (typeof value === 'string') {
    const name = findEncoding(encoding) ?? 'utf8';
    switch (name) {
      case 'latin1':
      case 'ascii':
        return value.length;
      case 'utf16le':
        return value.length * 2;
      case 'hex':
        return value.length >>> 1;
      case 'base64':
      case 'base64url': {
        // Node counts without looking at what is between.
        let { length } = value;
        if (length > 1 && value.charCodeAt(length - 1) === 61) length--;
        if (length > 1 && value.charCodeAt(length - 1) === 61) length--;
        return (length * 3) >>> 2;
      }
      default:
        return native.byteLength(value, 'utf8');
    }
  }
  if (ArrayBuffer.isView(value) || isAnyArrayBuffer(value)) return value.byteLength;
  throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
}

const statics: Record<string, unknown> = {
  from,
  alloc,
  concat,
  byteLength,
  allocUnsafe(size: unknown) {
    checkSize(size);
    return takeUnsafe(size);
  },
  allocUnsafeSlow(size: unknown) {
    checkSize(size);
    checkMemory(size, false);
    return new FastBuffer(size);
  },
  isBuffer: (value: unknown) => value instanceof FastBuffer,
  isEncoding: (encoding: unknown) =>
    typeof encoding === 'string' && encoding !== '' && findEncoding(encoding) !== undefined,
  compare(a: unknown, b: unknown) {
    if (!(a instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('buf1', ['Buffer', 'Uint8Array'], a);
    if (!(b instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('buf2', ['Buffer', 'Uint8Array'], b);
    return compareBytes(a, b);
  },
  copyBytesFrom(view: unknown, offset = 0, length?: number) {
    // What sockets do for each packet comes first.
    if (view instanceof Uint8Array && offset === 0 && length !== undefined && length <= view.length)
      return native.copyBytes(view, 0, length, FastBuffer.prototype);
    if (!isTypedArray(view)) throw new ERR_INVALID_ARG_TYPE('view', 'TypedArray', view);
    validateInteger(offset, 'offset', 0);
    if (length !== undefined) validateInteger(length, 'length', 0);
    const part = view.slice(offset, length === undefined ? undefined : offset + length);
    return from(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  },
  of: (...bytes: number[]) => from(bytes),
};

export const Buffer: BufferFunction = asConstructor(BufferConstructor);
Object.defineProperty(Buffer, 'name', { value: 'Buffer' });
Object.setPrototypeOf(Buffer, Uint8Array);
for (const [name, value] of Object.entries(statics)) {
  Object.defineProperty(Buffer, name, { value, writable: true, configurable: true, enumerable: true });
}
Object.defineProperty(Buffer, 'poolSize', {
  get: () => settings.poolSize,
  set: (size: unknown) => {
    settings.poolSize = Number(size);
  },
  enumerable: true,
  configurable: true,
});
// What `map`, `slice` and their likes make of a buffer.
Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer, configurable: true });
Object.defineProperty(Buffer, 'prototype', { value: FastBuffer.prototype, writable: false });
Object.defineProperty(FastBuffer.prototype, 'toLocaleString', {
  value: FastBuffer.prototype.toString,
  writable: true,
  configurable: true,
});
Object.defineProperty(FastBuffer.prototype, 'constructor', {
  value: Buffer,
  writable: true,
  configurable: true,
});

export function isUtf8(input: unknown): boolean {
  if (isTypedArray(input))
    return native.isUtf8(new Uint8Array(input.buffer, input.byteOffset, input.byteLength));
  if (isAnyArrayBuffer(input)) return native.isUtf8(new Uint8Array(input));
  throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

export function isAscii(input: unknown): boolean {
  const bytes = isTypedArray(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : isAnyArrayBuffer(input)
      ? new Uint8Array(input)
      : undefined;
  if (bytes === undefined)
    throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  return bytes.every((byte) => byte < 128);
}

/** Encodings of characters, which are the ones to go between. */
const transcoded: ReadonlySet<string> = new Set(['utf8', 'utf16le', 'latin1', 'ascii']);

export function transcode(source: unknown, fromEncoding: unknown, toName: unknown): FastBuffer {
  if (!(source instanceof Uint8Array))
    throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  const from = findEncoding(fromEncoding === undefined ? 'utf8' : fromEncoding);
  const target = findEncoding(toName === undefined ? 'utf8' : toName);
  if (from === undefined || target === undefined || !transcoded.has(from) || !transcoded.has(target))
    throw plainCodedError(
      Error,
      'U_ILLEGAL_ARGUMENT_ERROR',
      'Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]',
    );
  const text =
    from === 'ascii'
      ? Array.from(source, (byte) => (byte < 128 ? String.fromCharCode(byte) : '?')).join('')
      : native.decode(source, from, 0, source.length);
  // What the target cannot say becomes a question mark.
  const limit = target === 'ascii' ? 0x7f : target === 'latin1' ? 0xff : 0x10ffff;
  return Buffer.from(
    Array.from(text)
      .map((char) => ((char.codePointAt(0) ?? 0) > limit ? '?' : char))
      .join(''),
    toName,
  );
}

/** Deprecated for long, and asked for by packages as old. */
function SlowBuffer(length: unknown): unknown {
  return Reflect.apply(Object(Buffer).allocUnsafeSlow, Buffer, [length]);
}

const buffer: Record<string, unknown> = {
  Buffer,
  SlowBuffer,
  kMaxLength,
  kStringMaxLength,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
  isUtf8,
  isAscii,
  transcode,
  btoa: globalThis.btoa,
  atob: globalThis.atob,
  resolveObjectURL: (url: unknown) => resolveObjectUrl(String(url)),
};
Object.defineProperty(buffer, 'INSPECT_MAX_BYTES', {
  get: () => look.inspectMaxBytes,
  set: (value: unknown) => {
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new ERR_INVALID_ARG_TYPE('INSPECT_MAX_BYTES', 'number', value);
    if (value < 0) throw new ERR_OUT_OF_RANGE('INSPECT_MAX_BYTES', '>= 0', value);
    look.inspectMaxBytes = value;
  },
  enumerable: true,
  configurable: true,
});
for (const name of ['Blob', 'File']) {
  Object.defineProperty(buffer, name, {
    get: () => Reflect.get(Object(load['internal/blob']?.()), name) as unknown,
    enumerable: true,
    configurable: true,
  });
}

export default buffer;
