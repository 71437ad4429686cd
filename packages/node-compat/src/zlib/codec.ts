/** The formats of zlib over fflate: what each makes and takes, whole or in pieces. */
import { toText } from '../text.ts';
import {
  Deflate,
  Decompress,
  deflateSync,
  Gunzip,
  gunzipSync,
  Gzip,
  gzipSync,
  Inflate,
  inflateSync,
  unzlibSync,
  Unzlib,
  Zlib,
  zlibSync,
  decompressSync,
} from 'fflate';

export type Format = 'Deflate' | 'DeflateRaw' | 'Gzip' | 'Inflate' | 'InflateRaw' | 'Gunzip' | 'Unzip';

export interface ZlibOptions {
  level?: number;
  memLevel?: number;
  dictionary?: Uint8Array;
  chunkSize?: number;
  finishFlush?: number;
  flush?: number;
  maxOutputLength?: number;
}

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const memories = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

interface CodecOptions {
  level?: (typeof levels)[number];
  mem?: (typeof memories)[number];
  dictionary?: Uint8Array;
  mtime?: number;
}

/** A codec fed in pieces; output comes through `ondata`. */
export interface Codec {
  push(chunk: Uint8Array, final: boolean): void;
  flush?(sync?: boolean): void;
  ondata: (chunk: Uint8Array<ArrayBuffer>, final: boolean) => void;
}

function convert(options: ZlibOptions): CodecOptions {
  const { level, memLevel, dictionary } = options;
  const result: CodecOptions = { mtime: 0 };
  const ownLevel = levels.find((each) => each === level);
  if (ownLevel !== undefined) result.level = ownLevel;
  // zlib's scale goes one further than fflate's.
  const memory = memories.find((each) => each === Math.min(memLevel ?? Number.NaN, 8));
  if (memory !== undefined) result.mem = memory;
  if (dictionary !== undefined) result.dictionary = dictionary;
  return result;
}

/** fflate's words for broken input, in zlib's. */
export function zlibError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  const [code, errno, message] = /unexpected eof|invalid array buffer length|offset is out of bounds/i.test(
    text,
  )
    ? ['Z_BUF_ERROR', -5, 'unexpected end of file']
    : ['Z_DATA_ERROR', -3, /header|gzip|zlib/i.test(text) ? 'incorrect header check' : text];
  return Object.assign(new Error(toText(message)), { errno, code });
}

export function compressWhole(format: Format, data: Uint8Array, options: ZlibOptions): Uint8Array {
  const given = convert(options);
  switch (format) {
    case 'Gzip':
      return gzipSync(data, given);
    case 'Deflate':
      return zlibSync(data, given);
    case 'DeflateRaw':
      return deflateSync(data, given);
    case 'Gunzip':
      return gunzipSync(data, given);
    case 'Inflate':
      return unzlibSync(data, given);
    case 'InflateRaw':
      return inflateSync(data, given);
    default:
      return decompressSync(data, given);
  }
}

/** Judges the two bytes of a header as they come: fflate waits for a whole one, and at an early end has no complaint. */
function checked(codec: Codec, isHeader: (first: number, second: number) => boolean): Codec {
  const head: number[] = [];
  return {
    push(chunk, final) {
      for (let at = 0; head.length < 2 && at < chunk.length; at++) {
        head.push(chunk[at] ?? 0);
        const [first = 0, second] = head;
        // With one byte there, a second that would do is looked for.
        const good =
          second === undefined
            ? Array.from({ length: 256 }, (_, other) => other).some((other) => isHeader(first, other))
            : isHeader(first, second);
        if (!good) throw new Error('incorrect header check');
      }
      codec.push(chunk, final);
    },
    get ondata() {
      return codec.ondata;
    },
    set ondata(listener) {
      codec.ondata = listener;
    },
  };
}

const isGzip = (first: number, second: number): boolean => first === 0x1f && second === 0x8b;
const isZlib = (first: number, second: number): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;

export function createCodec(format: Format, options: ZlibOptions): Codec {
  const given = convert(options);
  switch (format) {
    case 'Gzip':
      return new Gzip(given);
    case 'Deflate':
      return new Zlib(given);
    case 'DeflateRaw':
      return new Deflate(given);
    case 'Gunzip':
      return checked(new Gunzip(given), isGzip);
    case 'Inflate':
      return checked(new Unzlib(given), isZlib);
    case 'InflateRaw':
      return new Inflate(given);
    default:
      return new Decompress(given);
  }
}

export function isCompressor(format: Format): boolean {
  return format === 'Gzip' || format === 'Deflate' || format === 'DeflateRaw';
}
