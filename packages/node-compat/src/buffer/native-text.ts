import type { TextEncoding } from '@efi-node/efi-core';
import { runtime } from '../context.ts';
import { mostBytes } from './encodings.ts';

/** The bytes of a text in memory of their own. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  const { native } = runtime();
  const size = encoding === 'utf8' ? native.byteLength(text, 'utf8') : mostBytes(text, encoding);
  const bytes = new Uint8Array(size);
  const length = native.encodeInto(text, encoding, bytes, 0, size);
  return length === size ? bytes : bytes.subarray(0, length);
}
