/**
 * zlib behind the native boundary, by pako, which is zlib itself in JavaScript: Node's own takes whole buffers or
 * works later, and the boundary needs steps.
 */
import type { ZlibOptions, ZlibStream } from '@efi-node/efi-core';
import {
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
  zlibDeflateSetDictionary,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  zlibInflateSetDictionary,
  ZStream,
} from 'pako';

const Z_OK = 0;
const Z_STREAM_ERROR = -2;
const Z_DEFLATED = 8;

type Flush = Parameters<typeof zlibDeflate>[1];
type Strategy = Parameters<typeof zlibDeflateInit2>[5];
type DeflateOptions = Extract<ZlibOptions, { type: 'deflate' }>;

const FLUSHES: readonly Flush[] = [0, 1, 2, 3, 4, 5];
const STRATEGIES: readonly Strategy[] = [0, 1, 2, 3, 4];

/** What is at that place of the list, which counts from 0 as zlib's constants do. */
function nth<T>(list: readonly T[], index: number, what: string): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`${what} ${index}`);
  return found;
}

function startDeflate({ level, windowBits, memLevel, strategy }: DeflateOptions): ZStream {
  const stream = new ZStream();
  const chosen = nth(STRATEGIES, strategy, 'strategy');
  const status = zlibDeflateInit2(stream, level, Z_DEFLATED, windowBits, memLevel, chosen);
  if (status !== Z_OK) throw new RangeError(`createZlib: zlib does not take windowBits ${windowBits}`);
  return stream;
}

function startInflate(windowBits: number): ZStream {
  const stream = new ZStream();
  if (zlibInflateInit2(stream, windowBits) !== Z_OK)
    throw new RangeError(`createZlib: zlib does not take windowBits ${windowBits}`);
  return stream;
}

/** The same memory with a view of this realm. */
function bytesOver({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array<ArrayBuffer> {
  if (buffer instanceof SharedArrayBuffer) throw new TypeError('shared memory is not supported');
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function requireSpan(bytes: Uint8Array, start: number, end: number, what: string): void {
  if (!(start >= 0 && start <= end && end <= bytes.length))
    throw new RangeError(`${what} from ${start} to ${end}, and there are ${bytes.length} bytes`);
}

class SimZlib implements ZlibStream {
  #options: ZlibOptions;
  readonly #stream: ZStream;
  #life: 'open' | 'freed' = 'open';

  constructor(options: ZlibOptions) {
    this.#options = options;
    this.#stream = options.type === 'deflate' ? startDeflate(options) : startInflate(options.windowBits);
  }

  write(
    flush: number,
    input: Uint8Array,
    inputStart: number,
    inputEnd: number,
    output: Uint8Array,
    outputStart: number,
    outputEnd: number,
    moved: Float64Array,
  ): number {
    const stream = this.#open();
    requireSpan(input, inputStart, inputEnd, 'input');
    requireSpan(output, outputStart, outputEnd, 'output');
    const given = inputEnd - inputStart;
    const room = outputEnd - outputStart;
    stream.input = bytesOver(input);
    stream.next_in = inputStart;
    stream.avail_in = given;
    stream.output = bytesOver(output);
    stream.next_out = outputStart;
    stream.avail_out = room;
    const kind = nth(FLUSHES, flush, 'flush');
    const status = this.#options.type === 'deflate' ? zlibDeflate(stream, kind) : zlibInflate(stream, kind);
    moved[0] = given - stream.avail_in;
    moved[1] = room - stream.avail_out;
    return status;
  }

  message(): string {
    return this.#open().msg;
  }

  /** pako lacks zlib's own function, which ends the block and changes what the level stands for; a stream of that level tells the values. */
  params(level: number, strategy: number): number {
    const own = this.#open().state;
    const options = this.#options;
    if (options.type === 'inflate') return Z_STREAM_ERROR;
    this.#options = { ...options, level, strategy };
    const { state } = startDeflate(this.#options);
    for (const name of [
      'level',
      'strategy',
      'max_lazy_match',
      'good_match',
      'nice_match',
      'max_chain_length',
    ]) {
      Reflect.set(own, name, Reflect.get(state, name));
    }
    // What a level that only stores has left behind is no help to the others.
    own.head.fill(0);
    own.match_length = 2;
    own.prev_length = 2;
    own.match_available = 0;
    own.insert = 0;
    own.ins_h = 0;
    return Z_OK;
  }

  setDictionary(dictionary: Uint8Array): number {
    const stream = this.#open();
    const bytes = bytesOver(dictionary);
    return this.#options.type === 'deflate'
      ? zlibDeflateSetDictionary(stream, bytes)
      : zlibInflateSetDictionary(stream, bytes);
  }

  reset(): number {
    const stream = this.#open();
    return this.#options.type === 'deflate' ? zlibDeflateReset(stream) : zlibInflateReset(stream);
  }

  free(): void {
    this.#open();
    this.#life = 'freed';
  }

  #open(): ZStream {
    if (this.#life === 'freed') throw new Error('the zlib stream was freed');
    return this.#stream;
  }
}

export function createZlib(options: ZlibOptions): ZlibStream {
  return new SimZlib(options);
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** `zlib.crc32` is not in every Node 20. */
export function crc32(bytes: Uint8Array, value: number): number {
  let crc = ~value;
  for (let at = 0; at < bytes.length; at++) {
    crc = (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
