import { Blocks } from './blocks.ts';

export interface Log {
  readonly name: string;
  readonly size: number;
  /** When its last byte came. */
  readonly received: Date;
  /** False when the sender went away half-way. */
  readonly complete: boolean;
  readonly pieces: readonly Uint8Array[];
}

export interface Upload {
  /** False when there is no room for the piece; the upload is over then, and its bytes are given back. */
  write(piece: Uint8Array): boolean;
  /** All of it has come. It replaces an earlier log of this name from now on. */
  commit(): Log;
  /** The sender went away: what came is kept beside the others, as NAME.partial. */
  breakOff(): void;
}

export const PARTIAL = '.partial';

/** What a machine said before it hung is the part one looks for, so a broken upload is kept until its room is needed. */
export class LogStore {
  readonly limit: number;
  private readonly logs = new Map<string, Log>();
  private bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Bytes in use, uploads under way included. */
  get used(): number {
    return this.bytes;
  }

  /** Whether so many bytes would fit, if partial logs gave way. */
  hasRoomFor(size: number): boolean {
    let evictable = 0;
    for (const log of this.logs.values()) if (!log.complete) evictable += log.size;
    return this.bytes - evictable + size <= this.limit;
  }

  /** Oldest first. */
  list(): Log[] {
    return [...this.logs.values()];
  }

  get(name: string): Log | undefined {
    return this.logs.get(name);
  }

  delete(name: string): boolean {
    const log = this.logs.get(name);
    if (log === undefined) return false;
    this.logs.delete(name);
    this.bytes -= log.size;
    return true;
  }

  upload(name: string): Upload {
    const blocks = new Blocks();
    let state: 'open' | 'over' = 'open';
    const end = (): void => {
      if (state === 'over') throw new Error(`the upload of ${name} is over`);
      state = 'over';
    };
    const keep = (kept: string, complete: boolean): Log => {
      this.delete(kept);
      const log = {
        name: kept,
        size: blocks.length,
        received: new Date(),
        complete,
        pieces: blocks.finish(),
      };
      this.logs.set(kept, log);
      return log;
    };
    return {
      write: (piece) => {
        if (state === 'over') return false;
        if (!this.makeRoom(piece.length)) {
          this.bytes -= blocks.length;
          state = 'over';
          return false;
        }
        this.bytes += piece.length;
        blocks.push(piece);
        return true;
      },
      commit: () => {
        end();
        this.delete(name + PARTIAL);
        return keep(name, true);
      },
      breakOff: () => {
        if (state === 'over') return;
        end();
        if (blocks.length > 0) keep(name + PARTIAL, false);
      },
    };
  }

  private makeRoom(size: number): boolean {
    if (this.bytes + size <= this.limit) return true;
    for (const log of this.logs.values()) {
      if (log.complete) continue;
      this.delete(log.name);
      if (this.bytes + size <= this.limit) return true;
    }
    return false;
  }
}
