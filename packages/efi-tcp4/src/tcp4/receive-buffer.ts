/**
 * The memory of a connection's Receive. A connection that is idle or chatty has the small one of its tokens, whose bytes
 * are copied out in the size they have; one in bulk has large ones, which go to the reader as they are.
 */
import { inheriting } from '../inheriting.ts';
import { SMALL_RECEIVE, type Tokens } from './tokens.ts';

const LARGEST = 128 * 1024;
/** Receives in a row that used less than a quarter, until the memory shrinks. */
const PATIENCE = 16;

export class ReceiveBuffer {
  private size = SMALL_RECEIVE;
  private spare: Uint8Array | undefined;
  private slack = 0;

  /** Memory to receive into; `small` is the tokens' own. */
  take(small: Uint8Array): Uint8Array {
    if (this.size === SMALL_RECEIVE) return small;
    const buffer = this.spare ?? new Uint8Array(this.size);
    this.spare = undefined;
    return buffer;
  }

  /** What a reader that likes bytes with this prototype gets of memory that was received into; not for less than the small one holds. */
  deliver(buffer: Uint8Array, length: number, tokens: Tokens, prototype: Uint8Array | undefined): Uint8Array {
    const small = buffer === tokens.small;
    this.adapt(buffer.length, length);
    if (!small && length * 2 >= buffer.length) return inheriting(buffer.subarray(0, length), prototype);
    this.give(buffer);
    return tokens.copy(buffer, length, prototype);
  }

  /** Gives memory back of which nothing is kept. */
  give(buffer: Uint8Array): void {
    if (buffer.length === this.size && buffer.length > SMALL_RECEIVE) this.spare = buffer;
  }

  private adapt(capacity: number, length: number): void {
    if (length === capacity) {
      this.size = Math.min(LARGEST, this.size * 4);
      this.spare = undefined;
      this.slack = 0;
    } else if (length * 4 > this.size) {
      this.slack = 0;
    } else if (this.size > SMALL_RECEIVE) {
      this.slack += 1;
      if (this.slack < PATIENCE) return;
      this.slack = 0;
      this.size = Math.max(SMALL_RECEIVE, this.size / 4);
      this.spare = undefined;
    }
  }
}
