/** `indexOf`, `lastIndexOf` and `includes`, with their arguments as programs give them. */
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { findEncoding, toEncoding } from './encodings.ts';
import { encodeText } from './native-text.ts';
import { findBackward, findForward } from './search.ts';

export function search(
  buffer: Uint8Array,
  value: unknown,
  given: unknown,
  encoding: unknown,
  forward: boolean,
): number {
  let from: unknown = given;
  let name: unknown = encoding;
  if (typeof from === 'string') {
    name = from;
    from = undefined;
  }
  let start = Number(from);
  if (Number.isNaN(start)) start = forward ? 0 : buffer.length;
  start = Math.trunc(start);
  if (start < 0) start += buffer.length;
  if (start < 0) {
    if (!forward) return -1;
    start = 0;
  }
  if (typeof value === 'number') {
    const byte = value & 0xff;
    return forward
      ? Uint8Array.prototype.indexOf.call(buffer, byte, start)
      : Uint8Array.prototype.lastIndexOf.call(buffer, byte, Math.min(start, buffer.length - 1));
  }
  let step = 1;
  let needle: Uint8Array;
  if (typeof value === 'string') {
    const found = toEncoding(name);
    needle = encodeText(value, found);
    if (found === 'utf16le') step = 2;
  } else if (value instanceof Uint8Array) {
    needle = value;
    if (findEncoding(name) === 'utf16le') step = 2;
  } else throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  return forward ? findForward(buffer, needle, start, step) : findBackward(buffer, needle, start, step);
}
