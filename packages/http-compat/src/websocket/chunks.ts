/** Received bytes that wait to be taken in other portions than they came. */
export class Chunks {
  private readonly chunks: Uint8Array[] = [];
  length = 0;

  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.chunks.push(chunk);
    this.length += chunk.length;
  }

  /** The next bytes, that have to be there. Shares memory with what came where it can. */
  take(length: number): Uint8Array {
    this.length -= length;
    const [first] = this.chunks;
    if (first !== undefined && first.length >= length) {
      if (first.length === length) this.chunks.shift();
      else this.chunks[0] = first.subarray(length);
      return first.subarray(0, length);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const chunk = this.chunks.shift();
      if (chunk === undefined) break;
      const part = chunk.subarray(0, length - at);
      bytes.set(part, at);
      at += part.length;
      if (part.length < chunk.length) this.chunks.unshift(chunk.subarray(part.length));
    }
    return bytes;
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
}
