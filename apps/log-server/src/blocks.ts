/** Smaller pieces are gathered, so that a log of many small writes costs what its bytes cost. */
const GATHER_BELOW = 16_384;
const BLOCK = 65_536;

/**
 * Bytes in the order they came, as a list of pieces. Large pieces are kept as they are, not copied; small ones, and
 * those that hold on to much more memory than their own, are copied together into blocks.
 */
export class Blocks {
  private readonly list: Uint8Array[] = [];
  private block: Uint8Array | undefined;
  private filled = 0;
  private total = 0;

  get length(): number {
    return this.total;
  }

  push(piece: Uint8Array): void {
    this.total += piece.length;
    const wasteful = piece.length * 2 < piece.buffer.byteLength;
    if (piece.length >= GATHER_BELOW && !wasteful) {
      this.closeBlock();
      this.list.push(piece);
      return;
    }
    let offset = 0;
    while (offset < piece.length) {
      this.block ??= new Uint8Array(BLOCK);
      const taken = Math.min(BLOCK - this.filled, piece.length - offset);
      this.block.set(piece.subarray(offset, offset + taken), this.filled);
      this.filled += taken;
      offset += taken;
      if (this.filled === BLOCK) this.closeBlock();
    }
  }

  private closeBlock(): void {
    if (this.block === undefined) return;
    this.list.push(this.filled === BLOCK ? this.block : this.block.slice(0, this.filled));
    this.block = undefined;
    this.filled = 0;
  }

  /** No more is coming: gives the pieces. */
  finish(): readonly Uint8Array[] {
    this.closeBlock();
    return this.list;
  }
}
