import { ERR_INVALID_ARG_VALUE, ERR_INVALID_BUFFER_SIZE } from '../errors.ts';
import { toEncoding } from './encodings.ts';
import { encodeText } from './native-text.ts';
import { checkedRange, plain } from './ranges.ts';

export function swap<T extends Uint8Array>(buffer: T, width: 2 | 4 | 8): T {
  if (buffer.length % width !== 0) throw new ERR_INVALID_BUFFER_SIZE(`${width * 8}-bits`);
  for (let i = 0; i < buffer.length; i += width) plain(buffer, i, i + width).reverse();
  return buffer;
}

export function fill<T extends Uint8Array>(
  buffer: T,
  value: unknown,
  offset?: unknown,
  end?: unknown,
  encoding?: unknown,
): T {
  let from: unknown = offset;
  let to: unknown = end;
  let name: unknown = encoding;
  if (typeof from === 'string') {
    name = from;
    from = undefined;
    to = undefined;
  } else if (typeof to === 'string') {
    name = to;
    to = undefined;
  }
  const start = from === undefined ? 0 : checkedRange(from, 'offset', Number.MAX_SAFE_INTEGER);
  const stop = to === undefined ? buffer.length : checkedRange(to, 'end', buffer.length);
  if (start >= stop) return buffer;
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const pattern = typeof value === 'string' ? encodeText(value, toEncoding(name)) : value;
    if (pattern.length === 0) {
      if (value.length > 0) throw new ERR_INVALID_ARG_VALUE('value', value);
      Uint8Array.prototype.fill.call(buffer, 0, start, stop);
      return buffer;
    }
    if (pattern.length === 1) {
      Uint8Array.prototype.fill.call(buffer, pattern[0] ?? 0, start, stop);
      return buffer;
    }
    const first = Math.min(pattern.length, stop - start);
    buffer.set(plain(pattern, 0, first), start);
    // What is filled already doubles with each copy.
    for (let done = first; done < stop - start; done *= 2) {
      buffer.copyWithin(start + done, start, start + Math.min(done, stop - start - done));
    }
    return buffer;
  }
  const byte = typeof value === 'boolean' ? Number(value) : Number(value) & 0xff;
  Uint8Array.prototype.fill.call(buffer, byte, start, stop);
  return buffer;
}
