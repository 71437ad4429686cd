/** Texts and bytes with an encoding as programs give it: anything, of which what is no encoding is refused. */
import { ERR_UNKNOWN_ENCODING } from '../errors.ts';

function checked(encoding: unknown): BufferEncoding {
  const name = encoding === undefined || encoding === null ? 'utf8' : encoding;
  if (typeof name !== 'string' || !Buffer.isEncoding(name)) throw new ERR_UNKNOWN_ENCODING(encoding);
  return name;
}

export function bytesOf(text: string, encoding: unknown): Buffer {
  return Buffer.from(text, checked(encoding));
}

export function textOf(bytes: Buffer, encoding: unknown): string {
  return bytes.toString(checked(encoding));
}
