import { invalidArgType, validateInteger } from '@efi-node/node-errors';
import { runtime } from '../context.ts';

/** The check of gzip (RFC 1952, section 8), going on from `value`. */
export function crc32(data: unknown, value: unknown = 0): number {
  let bytes: Uint8Array;
  if (typeof data === 'string') bytes = Buffer.from(data);
  else if (ArrayBuffer.isView(data)) bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  else throw invalidArgType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  validateInteger(value, 'value', 0, 2 ** 32 - 1);
  return runtime().native.crc32(bytes, value);
}
