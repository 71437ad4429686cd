/** Bytes that have arrived and nobody has taken yet, in the pieces in which they came. */
import { Buffer } from 'node:buffer';

export class ReceiveQueue {
  private readonly pieces: Uint8Array[] = [];
  private bytes = 0;

  get size(): number {
    return this.bytes;
  }

  push(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.pieces.push(piece);
    this.bytes += piece.length;
  }

  /** A copy of at most `limit` bytes from the front, which stay where they are. */
  peek(limit: number): Buffer {
    const target = Buffer.alloc(Math.min(limit, this.bytes));
    let at = 0;
    for (const piece of this.pieces) {
      if (at === target.length) break;
      const part = piece.subarray(0, target.length - at);
      target.set(part, at);
      at += part.length;
    }
    return target;
  }

  /** Takes at most `limit` bytes; the rest stays queued. */
  take(limit: number): Buffer {
    const taken = this.peek(limit);
    let left = taken.length;
    this.bytes -= left;
    while (left > 0) {
      const [first] = this.pieces;
      if (first === undefined) break;
      if (first.length > left) this.pieces[0] = first.subarray(left);
      else this.pieces.shift();
      left -= Math.min(left, first.length);
    }
    return taken;
  }

  clear(): void {
    this.pieces.length = 0;
    this.bytes = 0;
  }
}
