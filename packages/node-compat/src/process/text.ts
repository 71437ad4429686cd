import { runtime } from '../context.ts';

/** UTF-8 of a text, encoded natively. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const { native } = runtime();
  const bytes = new Uint8Array(native.byteLength(text, 'utf8'));
  native.encodeInto(text, 'utf8', bytes, 0, bytes.length);
  return bytes;
}

/** Writes to the program's stdout (1) or stderr (2), at once. */
export function writeSync(stream: 1 | 2, text: string): void {
  if (text !== '') runtime().native.write(stream, encodeUtf8(text));
}
