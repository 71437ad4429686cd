/** How node:crypto reads the bytes of its arguments and writes those of its results. */
import { invalidArgType, invalidArgValue } from '@efi-node/node-errors';
import { findEncoding } from '../buffer/encodings.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';

/** What `kinds` may name in an error: the classes are named after the text that is allowed as well. */
export const DATA: readonly string[] = ['string', 'Buffer', 'TypedArray', 'DataView'];
export const SECRET: readonly string[] = ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];
export const VIEWS: readonly string[] = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

/** A text's bytes; what is no encoding is read as UTF-8, as OpenSSL's callers have it. */
export function textBytes(text: string, encoding?: unknown): Buffer {
  const name = findEncoding(encoding) ?? 'utf8';
  if (name === 'hex' && text.length % 2 !== 0) {
    throw invalidArgValue('encoding', encoding, `is invalid for data of length ${text.length}`);
  }
  return Buffer.from(text, name);
}

/** The memory of a view or buffer, shared; undefined for what is neither. */
export function viewBytes(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return undefined;
}

/** The same, and of an ArrayBuffer. */
export function memoryBytes(value: unknown): Uint8Array | undefined {
  return isAnyArrayBuffer(value) ? new Uint8Array(value) : viewBytes(value);
}

/** A copy of their own, in memory of its own: a Buffer's `slice` would share it. */
export function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** Text or view. */
export function dataBytes(value: unknown, name: string, encoding?: unknown): Uint8Array {
  const bytes = typeof value === 'string' ? textBytes(value, encoding) : viewBytes(value);
  if (bytes === undefined) throw invalidArgType(name, DATA, value);
  return bytes;
}

/** Text, view or ArrayBuffer. */
export function secretBytes(value: unknown, name: string, kinds: readonly string[] = SECRET): Uint8Array {
  const bytes = typeof value === 'string' ? textBytes(value) : memoryBytes(value);
  if (bytes === undefined) throw invalidArgType(name, kinds, value);
  return bytes;
}

export function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** In an encoding; as a Buffer for none, for 'buffer' and for what is no encoding. */
export function output(bytes: Uint8Array, encoding: unknown): Buffer | string {
  const name = findEncoding(encoding);
  const buffer = bufferOver(bytes);
  return name === undefined ? buffer : buffer.toString(name);
}
