import { Buffer, isUtf8 } from 'node:buffer';
import type { TextEncoding } from '@efi-node/efi-core';

/** The string codecs of the native boundary, with Node's own. */
export interface Codecs {
  encodeInto(
    text: string,
    encoding: TextEncoding,
    target: Uint8Array,
    offset: number,
    length: number,
  ): number;
  decode(bytes: Uint8Array, encoding: TextEncoding, start: number, end: number): string;
  byteLength(text: string, encoding: TextEncoding): number;
  isUtf8(bytes: Uint8Array): boolean;
}

/** A Buffer over the same bytes; the bytes may be of another realm. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const codecs: Codecs = {
  encodeInto(text, encoding, target, offset, length) {
    const room = Math.min(length, target.byteLength - offset);
    if (offset < 0 || room < 0)
      throw new RangeError(`offset ${offset} is outside of ${target.byteLength} bytes`);
    return bufferOf(target).write(text, offset, room, encoding);
  },
  decode(bytes, encoding, start, end) {
    return bufferOf(bytes).toString(encoding, start, end);
  },
  byteLength(text, encoding) {
    return Buffer.byteLength(text, encoding);
  },
  isUtf8(bytes) {
    return isUtf8(bufferOf(bytes));
  },
};
