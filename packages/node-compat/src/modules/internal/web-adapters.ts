/** `Readable.toWeb`, `fromWeb` and their likes: between Node's streams and web streams. */
import type { Duplex as NodeDuplex, Readable as NodeReadable, Writable as NodeWritable } from 'node:stream';
import { Duplex, finished, Readable, Writable } from '../stream.ts';

type Done = (error?: Error | null) => void;

interface ReadOptions {
  highWaterMark?: number;
  objectMode?: boolean;
  encoding?: BufferEncoding;
  signal?: AbortSignal;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function newReadableStreamFromStreamReadable(stream: NodeReadable): ReadableStream {
  let stopped = false;
  const objects = stream.readableObjectMode;
  return new ReadableStream(
    {
      start(controller) {
        stream.pause();
        stream.on('data', (chunk: unknown) => {
          controller.enqueue(chunk instanceof Uint8Array && !objects ? new Uint8Array(chunk) : chunk);
          if ((controller.desiredSize ?? 0) <= 0) stream.pause();
        });
        finished(stream, { writable: false }, (error) => {
          if (stopped) return;
          stopped = true;
          if (error === undefined || error === null) controller.close();
          else controller.error(error);
        });
        stream.pause();
      },
      pull() {
        stream.resume();
      },
      cancel(reason) {
        stopped = true;
        stream.destroy(
          asError(
            reason ??
              Object.assign(new Error('The operation was aborted'), {
                name: 'AbortError',
                code: 'ABORT_ERR',
              }),
          ),
        );
      },
    },
    { highWaterMark: objects ? stream.readableHighWaterMark : 1 },
  );
}

function newStreamReadableFromReadableStream(
  source: ReadableStream,
  options: ReadOptions = {},
): NodeReadable {
  const reader = source.getReader();
  let closed = false;
  const readable = new Readable({
    ...options,
    read() {
      reader.read().then(
        ({ done, value }: { done: boolean; value?: unknown }) => {
          if (done) readable.push(null);
          else readable.push(value);
        },
        (error: unknown) => readable.destroy(asError(error)),
      );
    },
    destroy(error: Error | null, done: Done) {
      if (closed) {
        done(error);
        return;
      }
      reader.cancel(error ?? undefined).then(
        () => done(error),
        () => done(error),
      );
    },
  });
  reader.closed.then(
    () => {
      closed = true;
    },
    (error: unknown) => {
      closed = true;
      readable.destroy(asError(error));
    },
  );
  return readable;
}

function newWritableStreamFromStreamWritable(stream: NodeWritable): WritableStream {
  return new WritableStream({
    start(controller) {
      finished(stream, { readable: false }, (error) => {
        if (error !== undefined && error !== null) controller.error(error);
      });
    },
    write(chunk: unknown) {
      return new Promise<void>((resolve, reject) => {
        stream.write(chunk, (error) => (error === undefined || error === null ? resolve() : reject(error)));
      });
    },
    close() {
      return new Promise<void>((resolve) => {
        stream.end(() => resolve());
      });
    },
    abort(reason) {
      stream.destroy(asError(reason));
    },
  });
}

function newStreamWritableFromWritableStream(target: WritableStream, options: object = {}): NodeWritable {
  const writer = target.getWriter();
  const settle = (promise: Promise<unknown>, done: Done): void => {
    promise.then(
      () => done(),
      (error: unknown) => done(asError(error)),
    );
  };
  const writable = new Writable({
    ...options,
    write(chunk: unknown, _encoding: BufferEncoding, done: Done) {
      settle(
        writer.ready.then(() => writer.write(chunk)),
        done,
      );
    },
    final(done: Done) {
      settle(writer.close(), done);
    },
    destroy(error: Error | null, done: Done) {
      if (error === null) done(null);
      else settle(writer.abort(error), () => done(error));
    },
  });
  writer.closed.then(undefined, (error: unknown) => writable.destroy(asError(error)));
  return writable;
}

interface Pair {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

function newReadableWritablePairFromDuplex(duplex: NodeDuplex): Pair {
  return {
    readable: newReadableStreamFromStreamReadable(duplex),
    writable: newWritableStreamFromStreamWritable(duplex),
  };
}

function newStreamDuplexFromReadableWritablePair(pair: Pair, options: object = {}): NodeDuplex {
  const readable = newStreamReadableFromReadableStream(pair.readable, options);
  const writable = newStreamWritableFromWritableStream(pair.writable, options);
  return Duplex.from({ readable, writable });
}

const exported: Record<string, unknown> = {
  newReadableStreamFromStreamReadable,
  newStreamReadableFromReadableStream,
  newWritableStreamFromStreamWritable,
  newStreamWritableFromWritableStream,
  newReadableWritablePairFromDuplex,
  newStreamDuplexFromReadableWritablePair,
};
export default exported;
