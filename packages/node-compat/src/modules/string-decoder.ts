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
  /** Bytes of the character that was cut. */
  _rest: Uint8Array;
  /** How many bytes it has in all. */
  _total: number;
}

const nothing = new Uint8Array(0);

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (isTypedArray(chunk) || chunk instanceof DataView)
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
}

/** How long a UTF-8 character with this first byte is; 1 for what begins none. As Node: by the byte's form alone. */
function utf8Length(byte: number): number {
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 1;
}

/** A character that the end of `bytes` has cut: how many of its bytes are there, and how many it has in all. */
interface Cut {
  readonly have: number;
  readonly total: number;
}
const whole: Cut = { have: 0, total: 0 };

function cutUtf8(bytes: Uint8Array): Cut {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const total = utf8Length(byte);
    return total > back ? { have: back, total } : whole;
  }
  return whole;
}

function cutAt(bytes: Uint8Array, encoding: string): Cut {
  const { length } = bytes;
  switch (encoding) {
    case 'utf8':
      return cutUtf8(bytes);
    case 'utf16le': {
      if (length % 2 === 1) return { have: 1, total: 2 };
      const high = bytes[length - 1] ?? 0;
      return length >= 2 && high >= 0xd8 && high <= 0xdb ? { have: 2, total: 4 } : whole;
    }
    case 'base64':
    case 'base64url':
      return length % 3 === 0 ? whole : { have: length % 3, total: 3 };
    default:
      return whole;
  }
}

/** How many bytes of the chunk belong to the character that was cut: until it is whole, or what does not go on with it. */
function completing(state: State, bytes: Uint8Array, encoding: string): number {
  const need = state._total - state._rest.length;
  if (encoding !== 'utf8') return Math.min(need, bytes.length);
  let count = 0;
  while (count < Math.min(need, bytes.length) && ((bytes[count] ?? 0) & 0xc0) === 0x80) count++;
  return count;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function write(this: State, chunk: unknown): string {
  if (typeof chunk === 'string') return chunk;
  let bytes = toBytes(chunk);
  const { native } = runtime();
  const encoding = toEncoding(this.encoding);
  let text = '';
  if (this._rest.length > 0 && bytes.length > 0) {
    const count = completing(this, bytes, encoding);
    const joined = join(this._rest, bytes.subarray(0, count));
    bytes = bytes.subarray(count);
    if (joined.length < this._total && bytes.length === 0) {
      this._rest = joined;
      return '';
    }
    this._rest = nothing;
    // What the next byte does not complete is malformed, and goes with it through the decoder.
    if (joined.length === this._total) text = native.decode(joined, encoding, 0, joined.length);
    else bytes = join(joined, bytes);
  }
  const { have, total } = cutAt(bytes, encoding);
  const end = bytes.length - have;
  if (have > 0) {
    this._rest = bytes.slice(end);
    this._total = total;
  }
  return end === 0 ? text : text + native.decode(bytes, encoding, 0, end);
}

function end(this: State, chunk?: unknown): string {
  let text = chunk === undefined ? '' : this.write(chunk);
  if (this._rest.length > 0) {
    const encoding = toEncoding(this.encoding);
    const rest = this._rest;
    // Half a UTF-16 unit has no meaning.
    const length = encoding === 'utf16le' ? rest.length & ~1 : rest.length;
    text += runtime().native.decode(rest, encoding, 0, length);
    this._rest = nothing;
  }
  return text;
}

function StringDecoderFunction(this: State, encoding?: unknown): void {
  this.encoding = toEncoding(encoding);
  Object.defineProperty(this, '_rest', { value: nothing, writable: true });
  Object.defineProperty(this, '_total', { value: 0, writable: true });
}
Object.defineProperty(StringDecoderFunction, 'name', { value: 'StringDecoder' });
const decoderPrototype: object = StringDecoderFunction.prototype;
Object.assign(decoderPrototype, { write, end, text: write });
Object.defineProperties(decoderPrototype, {
  lastChar: {
    get(this: State): unknown {
      return join(this._rest, new Uint8Array(4 - this._rest.length));
    },
    configurable: true,
  },
  lastNeed: {
    get(this: State): number {
      return this._rest.length === 0 ? 0 : this._total - this._rest.length;
    },
    configurable: true,
  },
  lastTotal: {
    get(this: State): number {
      return this._rest.length === 0 ? 0 : this._total;
    },
    configurable: true,
  },
});

type Constructor = { new (encoding?: unknown): StringDecoder; (encoding?: unknown): void };
export const StringDecoder: Constructor = asConstructor(StringDecoderFunction);

const stringDecoder: Record<string, unknown> = { StringDecoder };
export default stringDecoder;
