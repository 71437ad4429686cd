/** What programs give to zlib as bytes. */
import { invalidArgType } from '@efi-node/node-errors';
import { isAnyArrayBuffer } from '../inspect/types.ts';

export const bufferKinds: readonly string[] = ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'];

/** The memory of a view or buffer, shared; undefined for what is neither. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return isAnyArrayBuffer(value) ? new Uint8Array(value) : undefined;
}

/** Text, view or buffer. */
export function inputBytes(value: unknown): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value) : bytesOf(value);
  if (bytes === undefined) throw invalidArgType('buffer', ['string', ...bufferKinds], value);
  return bytes;
}
