/** `stream.duplexPair`: two streams, each reading what the other writes. */
import stream from 'readable-stream/lib/stream.js';
import type { Duplex, DuplexOptions } from 'node:stream';

type Done = (error?: Error | null) => void;

export function duplexPair(options?: DuplexOptions): [Duplex, Duplex] {
  /** Completion of the write that the other side has not read yet. */
  const waiting: (Done | undefined)[] = [undefined, undefined];
  const pair: Duplex[] = [];
  const make = (own: 0 | 1): Duplex => {
    const other = own === 0 ? 1 : 0;
    return new stream.Duplex({
      ...options,
      read() {
        const done = waiting[other];
        waiting[other] = undefined;
        done?.();
      },
      write(chunk: Buffer, _encoding: BufferEncoding, done: Done) {
        const peer = pair[other];
        if (chunk.length === 0) process.nextTick(done);
        else {
          peer?.push(chunk);
          waiting[own] = done;
        }
      },
      final(done: Done) {
        const peer = pair[other];
        peer?.on('end', done);
        peer?.push(null);
      },
    });
  };
  const [first, second] = [make(0), make(1)];
  pair.push(first, second);
  return [first, second];
}
