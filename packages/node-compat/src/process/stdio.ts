/** process.stdout, stderr and stdin. Writes are synchronous, as Node's are to files. */
import { runtime } from '../context.ts';
import { builtin } from '../load.ts';
import { encodeUtf8 } from './text.ts';
import { isFunction, member } from '../narrow.ts';

type Done = (error?: Error | null) => void;

/** A stream of the class of this name in node:stream, which is evaluated now at the latest. */
function createStream(name: 'Readable' | 'Writable', options: object): object {
  const constructor = member(builtin('stream'), name);
  if (!isFunction(constructor)) throw new Error(`node:stream has no ${name}`);
  return Object(Reflect.construct(constructor, [options]));
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : encodeUtf8(String(chunk));
}

export function createStdout(fd: 1 | 2): object {
  const stream = createStream('Writable', {
    decodeStrings: false,
    write(chunk: unknown, encoding: string, done: Done) {
      const bytes =
        typeof chunk === 'string' && Buffer.isEncoding(encoding)
          ? Buffer.from(chunk, encoding)
          : toBytes(chunk);
      runtime().native.write(fd, bytes);
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
  const stream = createStream('Readable', {
    read(this: { push(chunk: null): void }) {
      this.push(null);
    },
  });
  return Object.assign(stream, { fd: 0 });
}
