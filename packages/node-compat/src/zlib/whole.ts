/**
 * A whole buffer through an engine, in pieces of a chunk's size: all at once, or a piece in each turn of the loop, for
 * which no more goes in than is done soon.
 */
import { complete } from '../completion.ts';
import { asError } from '../narrow.ts';
import { type Engine, type Span, spanOf } from './engine.ts';
import { tooLarge } from './errors.ts';
import type { Settings } from './settings.ts';

export class WholeWork {
  private readonly engine: Engine;
  readonly settings: Settings;
  private input: Span;
  private readonly pieces: Uint8Array[] = [];
  private length = 0;
  /** Bytes of the input that were of use. */
  consumed = 0;

  constructor(engine: Engine, settings: Settings, input: Uint8Array) {
    this.engine = engine;
    this.settings = settings;
    this.input = spanOf(input);
  }

  /** Makes a piece; answers whether there may be more. Throws what the engine throws, and for too large a result. */
  step(pace: 'whole' | 'short'): boolean {
    const { chunkSize, finishFlush, maxOutputLength } = this.settings;
    const { engine, input } = this;
    const output: Span = { bytes: new Uint8Array(chunkSize), start: 0, length: chunkSize };
    const { consumed, produced, isCut } =
      pace === 'whole'
        ? engine.step(finishFlush, input, output)
        : engine.shortStep(finishFlush, input, output);
    this.consumed += consumed;
    this.length += produced;
    if (this.length > maxOutputLength) throw tooLarge(maxOutputLength);
    if (produced > 0) this.pieces.push(output.bytes.subarray(0, produced));
    this.input = { ...input, start: input.start + consumed, length: input.length - consumed };
    return isCut || produced === chunkSize;
  }

  result(): Buffer {
    return Buffer.concat(this.pieces, this.length);
  }
}

/** Calls back with the result, or with what went wrong. */
export function workLater(work: WholeWork, done: (error: Error | null, result?: Buffer) => unknown): void {
  complete(() => {
    let isGoing: boolean;
    try {
      isGoing = work.step('short');
    } catch (error) {
      done(asError(error));
      return;
    }
    if (isGoing) workLater(work, done);
    else done(null, work.result());
  });
}
