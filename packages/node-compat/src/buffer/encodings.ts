import type { TextEncoding } from '@efi-node/efi-core';
import { ERR_UNKNOWN_ENCODING } from '../errors.ts';

const names: Readonly<Record<string, TextEncoding>> = {
  utf8: 'utf8',
  'utf-8': 'utf8',
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  ascii: 'ascii',
  latin1: 'latin1',
  binary: 'latin1',
  ucs2: 'utf16le',
  'ucs-2': 'utf16le',
  utf16le: 'utf16le',
  'utf-16le': 'utf16le',
};

/** The engine's name of an encoding of Node's, whatever its case; undefined for none. */
export function findEncoding(encoding: unknown): TextEncoding | undefined {
  if (typeof encoding !== 'string') return undefined;
  return names[encoding] ?? names[encoding.toLowerCase()];
}

/** The encoding to use for an argument: UTF-8 when there is none. Throws ERR_UNKNOWN_ENCODING. */
export function toEncoding(encoding: unknown): TextEncoding {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const found = findEncoding(encoding);
  if (found === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return found;
}

/** Bytes that a text can need at most. */
export function mostBytes(text: string, encoding: TextEncoding): number {
  switch (encoding) {
    case 'utf8':
      return text.length * 3;
    case 'utf16le':
      return text.length * 2;
    case 'hex':
      return text.length >>> 1;
    case 'base64':
    case 'base64url':
      return Math.ceil((text.length * 3) / 4);
    default:
      return text.length;
  }
}
