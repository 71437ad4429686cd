/** TextEncoder and TextDecoder, over the native codecs. */
import { runtime } from '../../context.ts';
import {
  ERR_ENCODING_INVALID_ENCODED_DATA,
  ERR_ENCODING_NOT_SUPPORTED,
  ERR_INVALID_ARG_TYPE,
} from '../../errors.ts';
import { inspect } from '../../inspect/inspect.ts';
import type { InspectOptions } from '../../inspect/options.ts';
import { isAnyArrayBuffer } from '../../inspect/types.ts';
import { StringDecoder } from '../string-decoder.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');
const { native } = runtime();

export class TextEncoder {
  get encoding(): string {
    return 'utf-8';
  }

  encode(text: unknown = ''): Uint8Array {
    if (typeof text === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    const source = String(text);
    const most = source.length * 3;
    // Short texts: one call and a copy is cheaper than counting first.
    if (most <= 256) {
      const bytes = new Uint8Array(most);
      return bytes.slice(0, native.encodeInto(source, 'utf8', bytes, 0, most));
    }
    const bytes = new Uint8Array(native.byteLength(source, 'utf8'));
    native.encodeInto(source, 'utf8', bytes, 0, bytes.length);
    return bytes;
  }

  encodeInto(text: unknown, target: unknown): { read: number; written: number } {
    if (typeof text !== 'string') throw new ERR_INVALID_ARG_TYPE('src', 'string', text);
    if (!(target instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', target);
    const written = native.encodeInto(text, 'utf8', target, 0, target.length);
    if (written === 0) return { read: 0, written };
    return { read: native.decode(target, 'utf8', 0, written).length, written };
  }

  get [Symbol.toStringTag](): string {
    return 'TextEncoder';
  }
}

type Family = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const labels: Readonly<Record<string, Family>> = {
  'unicode-1-1-utf-8': 'utf-8',
  unicode11utf8: 'utf-8',
  unicode20utf8: 'utf-8',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'x-unicode20utf8': 'utf-8',
  csunicode: 'utf-16le',
  'iso-10646-ucs-2': 'utf-16le',
  'ucs-2': 'utf-16le',
  unicode: 'utf-16le',
  unicodefeff: 'utf-16le',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  unicodefffe: 'utf-16be',
  'utf-16be': 'utf-16be',
  'ansi_x3.4-1968': 'windows-1252',
  ascii: 'windows-1252',
  cp1252: 'windows-1252',
  cp819: 'windows-1252',
  csisolatin1: 'windows-1252',
  ibm819: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-ir-100': 'windows-1252',
  'iso8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  'iso_8859-1': 'windows-1252',
  'iso_8859-1:1987': 'windows-1252',
  l1: 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  'windows-1252': 'windows-1252',
  'x-cp1252': 'windows-1252',
};

/** Windows-1252's bytes 0x80 … 0x9f; the rest is latin1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node words it in three ways, by the decoder that it has for the encoding. */
function noBytes(input: unknown, family: Family, stream: boolean): Error {
  if (family === 'windows-1252' || (family === 'utf-8' && stream))
    return new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
  const name = family === 'utf-8' ? 'list' : 'input';
  return Object.assign(
    new TypeError(
      `The "${name}" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.`,
    ),
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
}

function toBytes(input: unknown, family: Family, stream: boolean): Uint8Array {
  if (input === undefined) return new Uint8Array(0);
  if (input instanceof Uint8Array) return input;
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw noBytes(input, family, stream);
}

interface State {
  readonly family: Family;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decoder: StringDecoder | undefined;
  /** Bytes of a cut character, kept apart only to check them in fatal mode. */
  bomSeen: boolean;
  pending: Uint8Array;
}

const states: WeakMap<TextDecoder, State> = new WeakMap();

function stateOf(decoder: TextDecoder): State {
  const state = states.get(decoder);
  if (state === undefined)
    throw Object.assign(new TypeError('Value of "this" must be of type TextDecoder'), {
      code: 'ERR_INVALID_THIS',
    });
  return state;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (let i = 0; i + 1 < copy.length; i += 2) copy.subarray(i, i + 2).reverse();
  return copy;
}

/** Bytes at the end of UTF-8 text that start a character which may still be completed. */
function openEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const total = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return total > back ? back : 0;
  }
  return 0;
}

export class TextDecoder {
  constructor(label: unknown = 'utf-8', options?: { fatal?: unknown; ignoreBOM?: unknown } | null) {
    if (
      options !== undefined &&
      options !== null &&
      typeof options !== 'object' &&
      typeof options !== 'function'
    )
      throw new ERR_INVALID_ARG_TYPE('options', 'object', options);
    const family = labels[String(label).trim().toLowerCase()];
    if (family === undefined) throw new ERR_ENCODING_NOT_SUPPORTED(String(label));
    states.set(this, {
      family,
      fatal: Boolean(options?.fatal),
      ignoreBOM: Boolean(options?.ignoreBOM),
      decoder: undefined,
      bomSeen: false,
      pending: new Uint8Array(0),
    });
  }

  get encoding(): string {
    return stateOf(this).family;
  }
  get fatal(): boolean {
    return stateOf(this).fatal;
  }
  get ignoreBOM(): boolean {
    return stateOf(this).ignoreBOM;
  }

  decode(input?: unknown, options?: { stream?: boolean } | null): string {
    const state = stateOf(this);
    const stream = options?.stream === true;
    const bytes = toBytes(input, state.family, stream);
    let text: string;
    switch (state.family) {
      case 'windows-1252':
        text = native
          .decode(bytes, 'latin1', 0, bytes.length)
          .replace(/[\u0080-\u009f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char);
        return text;
      case 'utf-8':
        text = decodeUtf8(state, bytes, stream);
        break;
      default: {
        const little = state.family === 'utf-16be' ? swapped(bytes) : bytes;
        state.decoder ??= new StringDecoder('utf16le');
        text = state.decoder.write(little);
        if (!stream) {
          const cut = state.decoder.lastNeed;
          text += state.decoder.end();
          state.decoder = undefined;
          if (cut > 0 && state.fatal) throw new ERR_ENCODING_INVALID_ENCODED_DATA(state.family);
          if (cut === 1) text += '\ufffd';
        }
      }
    }
    if (!state.bomSeen && text !== '') {
      state.bomSeen = true;
      if (!state.ignoreBOM && text.charCodeAt(0) === 0xfeff) text = text.slice(1);
    }
    if (!stream) state.bomSeen = false;
    return text;
  }

  get [Symbol.toStringTag](): string {
    return 'TextDecoder';
  }
}

function decodeUtf8(state: State, bytes: Uint8Array, stream: boolean): string {
  let all = bytes;
  if (state.pending.length > 0) {
    all = new Uint8Array(state.pending.length + bytes.length);
    all.set(state.pending);
    all.set(bytes, state.pending.length);
    state.pending = new Uint8Array(0);
  }
  let end = all.length;
  if (stream) {
    end -= openEnd(all);
    if (end < all.length) state.pending = all.slice(end);
  }
  if (state.fatal && !native.isUtf8(end === all.length ? all : all.subarray(0, end))) {
    state.pending = new Uint8Array(0);
    state.bomSeen = false;
    throw new ERR_ENCODING_INVALID_ENCODED_DATA('utf-8');
  }
  return end === 0 ? '' : native.decode(all, 'utf8', 0, end);
}

Object.defineProperty(TextEncoder.prototype, custom, {
  value(_depth: number, options: InspectOptions) {
    return inspect({ encoding: 'utf-8' }, options);
  },
  configurable: true,
});
Object.defineProperty(TextDecoder.prototype, custom, {
  value(this: TextDecoder, _depth: number, options: InspectOptions) {
    const { encoding, fatal, ignoreBOM } = this;
    return `TextDecoder ${inspect({ encoding, fatal, ignoreBOM }, options)}`;
  },
  configurable: true,
});

const exported: Record<string, unknown> = { TextEncoder, TextDecoder };
export default exported;
