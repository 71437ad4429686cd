/** node:string_decoder: keeps the bytes of a character that a chunk has cut. */
import { toEncoding } from '../buffer/encodings.ts';
import { runtime } from '../context.ts';
import { asConstructor } from '../callable.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { isTypedArray } from '../inspect/types.ts';

export interface StringDecoder {
  encoding: string;
  lastChar: Uint8Array;
  lastNeed: number;
  lastTotal: number;
  write(chunk: unknown): string;
  end(chunk?: unknown): string;
}

interface State extends StringDecoder {
  _rest: Uint8Array;
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (isTypedArray(chunk) || chunk instanceof DataView)
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
}

/** How many bytes at the end belong to a UTF-8 character that may still be completed. */
function openUtf8(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    let total = 1;
    if (byte >= 0xc2 && byte <= 0xdf) total = 2;
    else if (byte >= 0xe0 && byte <= 0xef) total = 3;
    else if (byte >= 0xf0 && byte <= 0xf4) total = 4;
    if (total <= back) return 0;
    // A second byte that the first forbids has ended the character.
    const second = bytes[length - back + 1];
    if (back > 1 && second !== undefined) {
      if (byte === 0xe0 && second < 0xa0) return 0;
      if (byte === 0xed && second > 0x9f) return 0;
      if (byte === 0xf0 && second < 0x90) return 0;
      if (byte === 0xf4 && second > 0x8f) return 0;
    }
    return back;
  }
  return 0;
}

function openBytes(bytes: Uint8Array, encoding: string): number {
  const { length } = bytes;
  switch (encoding) {
    case 'utf8':
      return openUtf8(bytes);
    case 'utf16le': {
      const odd = length % 2;
      const high = bytes[length - odd - 1] ?? 0;
      return length - odd >= 2 && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd;
    }
    case 'base64':
    case 'base64url':
      return length % 3;
    default:
      return 0;
  }
}

function write(this: State, chunk: unknown): string {
  if (typeof chunk === 'string') return chunk;
  let bytes = toBytes(chunk);
  const { native } = runtime();
  const encoding = toEncoding(this.encoding);
  if (this._rest.length > 0) {
    const joined = new Uint8Array(this._rest.length + bytes.length);
    joined.set(this._rest);
    joined.set(bytes, this._rest.length);
    bytes = joined;
  }
  const open = openBytes(bytes, encoding);
  const end = bytes.length - open;
  if (open > 0) this._rest = bytes.slice(end);
  else if (this._rest.length > 0) this._rest = new Uint8Array(0);
  return end === 0 ? '' : native.decode(bytes, encoding, 0, end);
}

function end(this: State, chunk?: unknown): string {
  let text = chunk === undefined ? '' : this.write(chunk);
  if (this._rest.length > 0) {
    const encoding = toEncoding(this.encoding);
    const rest = this._rest;
    // Half a UTF-16 unit has no meaning.
    const length = encoding === 'utf16le' ? rest.length & ~1 : rest.length;
    text += encoding === 'utf8' ? '\ufffd' : runtime().native.decode(rest, encoding, 0, length);
    this._rest = new Uint8Array(0);
  }
  return text;
}

function StringDecoderFunction(this: State, encoding?: unknown): void {
  this.encoding = toEncoding(encoding);
  Object.defineProperty(this, '_rest', { value: new Uint8Array(0), writable: true });
}
Object.defineProperty(StringDecoderFunction, 'name', { value: 'StringDecoder' });
const decoderPrototype: object = StringDecoderFunction.prototype;
Object.assign(decoderPrototype, { write, end, text: write });
Object.defineProperties(decoderPrototype, {
  lastChar: { get: (): unknown => new Uint8Array(4), configurable: true },
  lastNeed: { get: (): number => 0, configurable: true },
  lastTotal: { get: (): number => 0, configurable: true },
});

type Constructor = { new (encoding?: unknown): StringDecoder; (encoding?: unknown): void };
export const StringDecoder: Constructor = asConstructor(StringDecoderFunction);

const stringDecoder: Record<string, unknown> = { StringDecoder };
export default stringDecoder;
