/** One compression or decompression under way, step by step, over the machine's zlib. */
import type { ZlibStream } from '@efi-node/efi-core';
import { runtime } from '../context.ts';
import { plainError } from './errors.ts';
import type { Format, Settings } from './settings.ts';

const Z_NO_FLUSH = 0;
const Z_FINISH = 4;
const Z_OK = 0;
const Z_STREAM_END = 1;
const Z_NEED_DICT = 2;
const Z_DATA_ERROR = -3;
const Z_BUF_ERROR = -5;

/**
 * Bytes that go in at most before others have their turn: a few milliseconds of packing, where Node has a thread. What
 * comes out is bounded by the room that there is for it.
 */
const SLICE = 65_536;

export interface Step {
  /** Bytes of the input. */
  readonly consumed: number;
  /** Bytes of the output. */
  readonly produced: number;
  /** Whether it has stopped before the end of the input for others to have their turn. */
  readonly isCut: boolean;
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

function createStream(format: Format, settings: Settings): ZlibStream {
  const { native } = runtime();
  const windowBits = windowBitsFor(format, Math.trunc(settings.windowBits));
  if (!isCompressor(format)) return native.createZlib({ type: 'inflate', windowBits });
  const level = Math.trunc(settings.level);
  const memLevel = Math.trunc(settings.memLevel);
  return native.createZlib({
    type: 'deflate',
    windowBits,
    level,
    memLevel,
    strategy: Math.trunc(settings.strategy),
  });
}

export class Engine {
  private readonly format: Format;
  private readonly settings: Settings;
  private readonly stream: ZlibStream;
  /** Bytes of the magic number that have been seen; -1 when it is not there. `Unzip` only. */
  private magic = 0;
  private hasMembers: boolean;
  /** Of the step that is being done. */
  private consumed = 0;
  private produced = 0;
  /** Where the stream writes what it has consumed and produced. */
  private readonly moved = new Float64Array(2);

  constructor(format: Format, settings: Settings) {
    this.format = format;
    this.settings = settings;
    this.hasMembers = format === 'Gunzip' && !settings.rejectGarbageAfterEnd;
    this.stream = createStream(format, settings);
    this.setDictionary();
  }

  /** Does what can be done with the input and the room for output. Throws an error with `errno` and `code`. */
  step(flush: number, input: Span, output: Span): Step {
    const kind = Math.trunc(flush);
    this.consumed = 0;
    this.produced = 0;
    const status = isCompressor(this.format)
      ? this.write(kind, input, output)
      : this.inflate(kind, input, output);
    this.check(status, kind, output);
    return { consumed: this.consumed, produced: this.produced, isCut: false };
  }

  /** As `step`, and takes no more of the input than is done soon: the flush comes with the last of it. */
  shortStep(flush: number, input: Span, output: Span): Step {
    if (input.length <= SLICE) return this.step(flush, input, output);
    const { consumed, produced } = this.step(Z_NO_FLUSH, { ...input, length: SLICE }, output);
    return { consumed, produced, isCut: consumed === SLICE };
  }

  /** Back to the beginning. */
  reset(): void {
    this.stream.reset();
    this.setDictionary();
  }

  /** Another level and strategy from here on. What is under way has to have been flushed. */
  params(level: number, strategy: number): void {
    if (isCompressor(this.format)) this.stream.params(Math.trunc(level), Math.trunc(strategy));
  }

  /** Gives the memory back: nothing may be asked of it afterwards. */
  free(): void {
    this.stream.free();
  }

  /** Goes on where the step is. */
  private write(flush: number, input: Span, output: Span): number {
    const { moved } = this;
    const status = this.stream.write(
      flush,
      input.bytes,
      input.start + this.consumed,
      input.start + input.length,
      output.bytes,
      output.start + this.produced,
      output.start + output.length,
      moved,
    );
    this.consumed += moved[0] ?? 0;
    this.produced += moved[1] ?? 0;
    return status;
  }

  private inflate(flush: number, input: Span, output: Span): number {
    this.findMagic(input);
    let status = this.write(flush, input, output);
    const { dictionary } = this.settings;
    if (status === Z_NEED_DICT && dictionary !== undefined) {
      if (this.stream.setDictionary(dictionary) === Z_OK) status = this.write(flush, input, output);
    }
    // A gzip file may have several members (RFC 1952, section 2.2). Zeros behind the last are padding.
    while (
      this.hasMembers &&
      status === Z_STREAM_END &&
      this.consumed < input.length &&
      input.bytes[input.start + this.consumed] !== 0
    ) {
      this.reset();
      status = this.write(flush, input, output);
    }
    return status;
  }

  /** What turns out to be gzip may have members. */
  private findMagic({ bytes, start, length }: Span): void {
    if (this.format !== 'Unzip' || this.hasMembers) return;
    for (let at = 0; this.magic >= 0 && at < length; at++) {
      this.magic = bytes[start + at] === [0x1f, 0x8b][this.magic] ? this.magic + 1 : -1;
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
    if (format === 'Deflate' || format === 'DeflateRaw' || format === 'InflateRaw')
      stream.setDictionary(dictionary);
  }

  private check(status: number, flush: number, output: Span): void {
    switch (status) {
      case Z_OK:
      case Z_BUF_ERROR:
        if (this.produced < output.length && flush === Z_FINISH) {
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
          this.stream.message() || 'Zlib error',
        );
    }
  }
}
