/**
 * The memory of a connection's Receive. A connection that is idle or chatty has a small buffer, whose bytes are copied
 * out in the size they have; one in bulk has a large buffer, which goes to the reader as it is.
 */
const SMALLEST = 2 * 1024;
const LARGEST = 128 * 1024;
/** Receives in a row that used less than a quarter, until the buffer shrinks. */
const PATIENCE = 16;

export class ReceiveBuffer {
  private size = SMALLEST;
  private spare: Uint8Array | undefined;
  private slack = 0;

  /** Memory to receive into. */
  take(): Uint8Array {
    const buffer = this.spare ?? new Uint8Array(this.size);
    this.spare = undefined;
    return buffer;
  }

  /** What the reader gets of a buffer that was received into. */
  deliver(buffer: Uint8Array, length: number): Uint8Array {
    this.adapt(buffer.length, length);
    if (length * 2 >= buffer.length && buffer.length > SMALLEST) return buffer.subarray(0, length);
    if (buffer.length === this.size) this.spare = buffer;
    return buffer.slice(0, length);
  }

  /** Gives memory back into which nothing was received. */
  give(buffer: Uint8Array): void {
    if (buffer.length === this.size) this.spare = buffer;
  }

  private adapt(capacity: number, length: number): void {
    if (length === capacity) {
      this.size = Math.min(LARGEST, this.size * 4);
      this.spare = undefined;
      this.slack = 0;
    } else if (length * 4 > this.size) {
      this.slack = 0;
    } else if (this.size > SMALLEST) {
      this.slack += 1;
      if (this.slack < PATIENCE) return;
      this.slack = 0;
      this.size = Math.max(SMALLEST, this.size / 4);
      this.spare = undefined;
    }
  }
}
