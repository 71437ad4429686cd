/** One compression or decompression under way, step by step, over pako: zlib itself in JavaScript. */
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
import { plainError } from './errors.ts';
import type { Format, Settings } from './settings.ts';

const Z_FINISH = 4;
const Z_OK = 0;
const Z_STREAM_END = 1;
const Z_NEED_DICT = 2;
const Z_DATA_ERROR = -3;
const Z_BUF_ERROR = -5;
const Z_DEFLATED = 8;

export interface Step {
  /** Bytes of the input. */
  readonly consumed: number;
  /** Bytes of the output. */
  readonly produced: number;
}

/** A part of a buffer. */
export interface Span {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly start: number;
  readonly length: number;
}

export function spanOf({ buffer, byteOffset, byteLength }: Uint8Array): Span {
  const memory = buffer instanceof ArrayBuffer ? buffer : new Uint8Array(buffer).slice().buffer;
  return { bytes: new Uint8Array(memory), start: byteOffset, length: byteLength };
}

export function isCompressor(format: Format): boolean {
  return format === 'Gzip' || format === 'Deflate' || format === 'DeflateRaw';
}

/** How zlib is told the format: by the number of the window's bits. */
function windowBitsFor(format: Format, bits: number): number {
  switch (format) {
    case 'Gzip':
    case 'Gunzip':
      return bits + 16;
    case 'Unzip':
      return bits + 32;
    case 'DeflateRaw':
      // zlib cannot do 8 here, and has always taken 9 instead.
      return -Math.max(bits, 9);
    case 'InflateRaw':
      return -bits;
    default:
      return bits;
  }
}

function startDeflate(format: Format, { level, windowBits, memLevel, strategy }: Settings): ZStream {
  const stream = new ZStream();
  const bits = windowBitsFor(format, Math.trunc(windowBits));
  const memory = Math.trunc(memLevel);
  const status = zlibDeflateInit2(stream, Math.trunc(level), Z_DEFLATED, bits, memory, strategyOf(strategy));
  if (status !== Z_OK) throw plainError('ERR_ZLIB_INITIALIZATION_FAILED', status, 'Initialization failed');
  return stream;
}

function strategyOf(value: number): Parameters<typeof zlibDeflateInit2>[5] {
  switch (Math.trunc(value)) {
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3;
    case 4:
      return 4;
    default:
      return 0;
  }
}

type Flush = Parameters<typeof zlibDeflate>[1];

function flushOf(value: number): Flush {
  switch (Math.trunc(value)) {
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3;
    case 4:
      return 4;
    case 5:
      return 5;
    default:
      return 0;
  }
}

export class Engine {
  private readonly format: Format;
  private settings: Settings;
  private readonly stream: ZStream;
  /** Bytes of the magic number that have been seen; -1 when it is not there. `Unzip` only. */
  private magic = 0;
  private hasMembers: boolean;

  constructor(format: Format, settings: Settings) {
    this.format = format;
    this.settings = settings;
    this.hasMembers = format === 'Gunzip' && !settings.rejectGarbageAfterEnd;
    if (isCompressor(format)) {
      this.stream = startDeflate(format, settings);
    } else {
      this.stream = new ZStream();
      zlibInflateInit2(this.stream, windowBitsFor(format, Math.trunc(settings.windowBits)));
    }
    this.setDictionary();
  }

  /** Does what can be done with the input and the room for output. Throws an error with `errno` and `code`. */
  step(flush: number, input: Span, output: Span): Step {
    const { stream } = this;
    stream.input = input.bytes;
    stream.next_in = input.start;
    stream.avail_in = input.length;
    stream.output = output.bytes;
    stream.next_out = output.start;
    stream.avail_out = output.length;
    const status = isCompressor(this.format)
      ? zlibDeflate(stream, flushOf(flush))
      : this.inflate(flushOf(flush));
    this.check(status, flush);
    return { consumed: input.length - stream.avail_in, produced: output.length - stream.avail_out };
  }

  /** Back to the beginning. */
  reset(): void {
    if (isCompressor(this.format)) zlibDeflateReset(this.stream);
    else zlibInflateReset(this.stream);
    this.setDictionary();
  }

  /**
   * Another level and strategy from here on. What is under way has to have been flushed: zlib's own function, which pako
   * lacks, ends the block and then changes what the level stands for; a stream of that level tells the values.
   */
  params(level: number, strategy: number): void {
    this.settings = { ...this.settings, level, strategy };
    if (!isCompressor(this.format)) return;
    const { state } = startDeflate(this.format, this.settings);
    const own = this.stream.state;
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
  }

  private inflate(flush: Flush): number {
    const { stream } = this;
    this.findMagic();
    let status: number = zlibInflate(stream, flush);
    const { dictionary } = this.settings;
    if (status === Z_NEED_DICT && dictionary !== undefined) {
      if (zlibInflateSetDictionary(stream, dictionary) === Z_OK) status = zlibInflate(stream, flush);
    }
    // A gzip file may have several members (RFC 1952, section 2.2). Zeros behind the last are padding.
    while (this.hasMembers && status === Z_STREAM_END && stream.avail_in > 0 && this.nextByte() !== 0) {
      this.reset();
      status = zlibInflate(stream, flush);
    }
    return status;
  }

  private nextByte(offset = 0): number {
    return this.stream.input[this.stream.next_in + offset] ?? 0;
  }

  /** What turns out to be gzip may have members. */
  private findMagic(): void {
    if (this.format !== 'Unzip' || this.hasMembers) return;
    for (let at = 0; this.magic >= 0 && at < this.stream.avail_in; at++) {
      this.magic = this.nextByte(at) === [0x1f, 0x8b][this.magic] ? this.magic + 1 : -1;
      if (this.magic === 2) {
        this.hasMembers = true;
        return;
      }
    }
  }

  private setDictionary(): void {
    const { dictionary } = this.settings;
    if (dictionary === undefined) return;
    const { format, stream } = this;
    if (format === 'Deflate' || format === 'DeflateRaw') zlibDeflateSetDictionary(stream, dictionary);
    else if (format === 'InflateRaw') zlibInflateSetDictionary(stream, dictionary);
  }

  private check(status: number, flush: number): void {
    switch (status) {
      case Z_OK:
      case Z_BUF_ERROR:
        if (this.stream.avail_out !== 0 && flush === Z_FINISH) {
          throw plainError('Z_BUF_ERROR', Z_BUF_ERROR, 'unexpected end of file');
        }
        return;
      case Z_STREAM_END:
        return;
      case Z_NEED_DICT: {
        const isGiven = this.settings.dictionary !== undefined;
        throw plainError('Z_NEED_DICT', Z_NEED_DICT, isGiven ? 'Bad dictionary' : 'Missing dictionary');
      }
      default:
        throw plainError(
          status === Z_DATA_ERROR ? 'Z_DATA_ERROR' : 'Z_STREAM_ERROR',
          status,
          this.stream.msg === '' ? 'Zlib error' : this.stream.msg,
        );
    }
  }
}
