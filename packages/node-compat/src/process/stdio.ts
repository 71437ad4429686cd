/** process.stdout, stderr and stdin. Writes are synchronous, as Node's are to files. */
import { runtime } from '../context.ts';
import { builtin } from '../load.ts';
import { encodeUtf8 } from './text.ts';

type Done = (error?: Error | null) => void;

interface StreamModule {
  Writable: new (options: object) => object;
  Readable: new (options: object) => object;
}

function streams(): StreamModule {
  return builtin('stream') as StreamModule;
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : encodeUtf8(String(chunk));
}

export function createStdout(fd: 1 | 2): object {
  const { Writable } = streams();
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: unknown, encoding: string, done: Done) {
      const text =
        typeof chunk === 'string' && encoding !== 'utf8' && encoding !== 'utf-8' && encoding !== 'buffer';
      runtime().native.write(fd, text ? Buffer.from(chunk, encoding as BufferEncoding) : toBytes(chunk));
      done();
    },
    // Standard output stays open until the process ends.
    destroy(error: Error | null, done: Done) {
      done(error);
    },
    autoDestroy: false,
    emitClose: false,
  });
  return Object.assign(stream, {
    fd,
    _type: 'fs',
    _isStdio: true,
    destroySoon: Reflect.get(stream, 'destroy') as unknown,
  });
}

/** Nothing is read from a terminal yet: stdin is at its end. */
export function createStdin(): object {
  const { Readable } = streams();
  const stream = new Readable({
    read(this: { push(chunk: null): void }) {
      this.push(null);
    },
  });
  return Object.assign(stream, { fd: 0 });
}
