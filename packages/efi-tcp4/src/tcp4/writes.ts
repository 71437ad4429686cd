/** What was written and has not been taken by firmware: whole writes in order, cut into Transmits. */
import { Fifo } from '../fifo.ts';
import type { TcpDone } from '../tcp.ts';
import { MAX_FRAGMENTS } from './tokens.ts';

/** Most bytes of one Transmit: two of them keep the stack busy while the writer makes more. */
const MAX_TRANSMIT = 128 * 1024;
/** A write of more chunks than fragments fit is joined in pieces of this size. */
const JOIN_SIZE = 32 * 1024;

interface Write {
  readonly chunks: readonly Uint8Array[];
  index: number;
  offset: number;
  readonly size: number;
  readonly done: TcpDone;
}

/** The bytes of one Transmit, and whose writes end with it. */
export interface Batch {
  readonly fragments: readonly Uint8Array[];
  readonly size: number;
  readonly finished: readonly { readonly size: number; readonly done: TcpDone }[];
}

export function sizeOf(chunks: readonly Uint8Array[]): number {
  let size = 0;
  for (let index = 0; index < chunks.length; index += 1) size += chunks[index]?.length ?? 0;
  return size;
}

export class WriteQueue {
  private readonly writes = new Fifo<Write>();

  get isEmpty(): boolean {
    return this.writes.length === 0;
  }

  push(chunks: readonly Uint8Array[], size: number, done: TcpDone): void {
    const joined = chunks.length > MAX_FRAGMENTS ? join(chunks) : chunks;
    this.writes.push({ chunks: joined, index: 0, offset: 0, size, done });
  }

  /** Takes at most `room` bytes off the queue; undefined when nothing is left. A write of no bytes ends a batch of none. */
  next(room: number): Batch | undefined {
    const limit = Math.min(room, MAX_TRANSMIT);
    const fragments: Uint8Array[] = [];
    const finished: Write[] = [];
    let size = 0;
    for (let write = this.writes.peek(); write !== undefined; write = this.writes.peek()) {
      let chunk = write.chunks[write.index];
      while (chunk !== undefined && size < limit && fragments.length < MAX_FRAGMENTS) {
        const left = chunk.length - write.offset;
        const length = Math.min(left, limit - size);
        if (length > 0)
          fragments.push(
            length === chunk.length ? chunk : chunk.subarray(write.offset, write.offset + length),
          );
        size += length;
        write.offset += length;
        if (length < left) break;
        write.index += 1;
        write.offset = 0;
        chunk = write.chunks[write.index];
      }
      if (chunk !== undefined && write.index < write.chunks.length) break;
      this.writes.shift();
      finished.push(write);
    }
    return size === 0 && finished.length === 0 ? undefined : { fragments, size, finished };
  }

  /** Gives up what is left; a write of which a part was taken is among it. */
  drain(): readonly { readonly size: number; readonly done: TcpDone }[] {
    return this.writes.drain();
  }
}

/** Joins neighbouring small chunks, so that each Transmit is worth its call. */
function join(chunks: readonly Uint8Array[]): Uint8Array[] {
  const joined: Uint8Array[] = [];
  let run: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    if (run.length === 0) return;
    const piece = new Uint8Array(size);
    let at = 0;
    for (const chunk of run) {
      piece.set(chunk, at);
      at += chunk.length;
    }
    joined.push(piece);
    run = [];
    size = 0;
  };
  for (const chunk of chunks) {
    if (chunk.length >= JOIN_SIZE) {
      flush();
      joined.push(chunk);
      continue;
    }
    if (size + chunk.length > JOIN_SIZE) flush();
    run.push(chunk);
    size += chunk.length;
  }
  flush();
  return joined;
}
