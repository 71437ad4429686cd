/** Bytes in order, kept as the chunks that they came in. */
export class ByteQueue {
  readonly #chunks: Uint8Array[] = [];
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  /** Takes bytes into the target; returns how many. */
  takeInto(target: Uint8Array): number {
    let taken = 0;
    while (taken < target.length) {
      const chunk = this.#chunks[this.#head];
      if (chunk === undefined) break;
      const part = chunk.subarray(0, target.length - taken);
      target.set(part, taken);
      taken += part.length;
      if (part.length < chunk.length) this.#chunks[this.#head] = chunk.subarray(part.length);
      else this.#dropHead();
    }
    this.#length -= taken;
    return taken;
  }

  /** Takes at most `limit` bytes, copied. */
  take(limit: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(Math.min(limit, this.#length));
    this.takeInto(bytes);
    return bytes;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#head = 0;
    this.#length = 0;
  }

  #dropHead(): void {
    this.#head += 1;
    if (this.#head < 1024 || this.#head * 2 < this.#chunks.length) return;
    this.#chunks.splice(0, this.#head);
    this.#head = 0;
  }
}
