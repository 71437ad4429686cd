/** `Readable.toWeb`, `fromWeb` and their likes: between Node's streams and web streams. */
import type { Duplex as NodeDuplex, Readable as NodeReadable, Writable as NodeWritable } from 'node:stream';
import { invalidArgType, invalidArgValue, validateBoolean, validateObject } from '@efi-node/node-errors';
import { AbortError } from 'readable-stream/lib/ours/errors.js';
import { isFunction, member } from '../../narrow.ts';
import { checkInstance } from '../../stream/web-errors.ts';
import { Duplex, finished, Readable, Writable } from '../stream.ts';

type Done = (error?: Error | null) => void;

interface ReadOptions {
  highWaterMark?: number;
  objectMode?: boolean;
  encoding?: BufferEncoding;
  signal?: AbortSignal;
}

interface WebOptions {
  readonly strategy?: QueuingStrategy<unknown>;
  readonly type?: 'bytes';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** What the other side hears of a stream that ended before its time. */
function endOf(error: unknown): unknown {
  return member(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE' ? new AbortError() : error;
}

/** `destroy` takes whatever the other side gave as its reason. */
function destroyFor(stream: NodeReadable | NodeWritable, reason: unknown): void {
  Reflect.apply(stream.destroy, stream, [reason ?? new AbortError()]);
}

/** Named as in Node's messages: 'stream.Readable'. */
function mustBe(name: string, kind: string, value: unknown, methods: readonly string[]): void {
  if (!methods.every((method) => isFunction(member(value, method))))
    throw invalidArgType(name, `stream.${kind}`, value);
}

function checkReadOptions(options: unknown): void {
  validateObject(options, 'options');
  const encoding = member(options, 'encoding');
  if (encoding !== undefined && !(typeof encoding === 'string' && Buffer.isEncoding(encoding)))
    throw invalidArgValue('options.encoding', encoding);
  const objectMode = member(options, 'objectMode');
  if (objectMode !== undefined) validateBoolean(objectMode, 'options.objectMode');
}

function newReadableStreamFromStreamReadable(stream: NodeReadable, options: WebOptions = {}): ReadableStream {
  mustBe('streamReadable', 'Readable', stream, ['on', 'pause', 'resume']);
  validateObject(options, 'options');
  const bytes = options.type === 'bytes';
  let stopped = false;
  const objects = stream.readableObjectMode;
  const start = (controller: ReadableByteStreamController | ReadableStreamDefaultController): void => {
    stream.pause();
    stream.on('data', (chunk: unknown) => {
      const plain = chunk instanceof Uint8Array && !objects ? new Uint8Array(chunk) : chunk;
      Reflect.apply(controller.enqueue, controller, [plain]);
      if ((controller.desiredSize ?? 0) <= 0) stream.pause();
    });
    finished(stream, { writable: false }, (error) => {
      if (stopped) return;
      stopped = true;
      if (error !== undefined && error !== null) {
        controller.error(endOf(error));
        return;
      }
      controller.close();
      // A reader that waits with memory of its own has to be told.
      if ('byobRequest' in controller) controller.byobRequest?.respond(0);
    });
    stream.pause();
  };
  const source = {
    start,
    pull() {
      stream.resume();
    },
    cancel(reason: unknown) {
      stopped = true;
      destroyFor(stream, reason);
    },
  };
  const strategy = options.strategy ?? { highWaterMark: objects ? stream.readableHighWaterMark : 1 };
  return bytes
    ? new ReadableStream({ ...source, type: 'bytes' })
    : new ReadableStream<unknown>(source, strategy);
}

function newStreamReadableFromReadableStream(
  source: ReadableStream,
  options: ReadOptions = {},
): NodeReadable {
  checkInstance('readableStream', source, ReadableStream, 'ReadableStream');
  checkReadOptions(options);
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
      reader.cancel(error).then(
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

function sizeOf(chunk: unknown): number {
  const size = member(chunk, 'byteLength') ?? member(chunk, 'length');
  return typeof size === 'number' ? size : 1;
}

function newWritableStreamFromStreamWritable(stream: NodeWritable): WritableStream {
  mustBe('streamWritable', 'Writable', stream, ['on', 'write', 'end']);
  if (stream.destroyed || !stream.writable) {
    const over = new WritableStream();
    void over.close();
    return over;
  }
  let drained: PromiseWithResolvers<void> | undefined;
  let closing: PromiseWithResolvers<void> | undefined;
  const fail = (controller: WritableStreamDefaultController, error: unknown): void => {
    drained?.reject(error);
    if (closing !== undefined) {
      closing.reject(error);
      closing = undefined;
      return;
    }
    controller.error(error);
  };
  return new WritableStream<unknown>(
    {
      start(controller) {
        finished(stream, { readable: false }, (failure) => {
          const error = endOf(failure);
          // What comes after is nobody's any more.
          stream.on('error', () => undefined);
          if (error !== undefined && error !== null) fail(controller, error);
          else if (closing === undefined) controller.error(new AbortError());
          else closing.resolve();
        });
        stream.on('drain', () => {
          drained?.resolve();
          drained = undefined;
        });
      },
      write(chunk) {
        if (!stream.writableNeedDrain && stream.write(chunk)) return undefined;
        drained = Promise.withResolvers<void>();
        return drained.promise;
      },
      close() {
        closing = Promise.withResolvers<void>();
        const { promise } = closing;
        stream.end();
        return promise;
      },
      abort(reason) {
        destroyFor(stream, reason);
      },
    },
    stream.writableObjectMode
      ? { highWaterMark: stream.writableHighWaterMark }
      : { highWaterMark: stream.writableHighWaterMark, size: sizeOf },
  );
}

function newStreamWritableFromWritableStream(target: WritableStream, options: object = {}): NodeWritable {
  checkInstance('writableStream', target, WritableStream, 'WritableStream');
  validateObject(options, 'options');
  const writer = target.getWriter();
  let closed = false;
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
      closed = true;
      settle(writer.close(), done);
    },
    destroy(error: Error | null, done: Done) {
      const over = (): void => done(error);
      if (closed) over();
      else settle(error === null ? writer.close() : writer.abort(error), over);
    },
  });
  writer.closed.then(
    () => {
      closed = true;
    },
    (error: unknown) => {
      closed = true;
      writable.destroy(asError(error));
    },
  );
  return writable;
}

interface Pair {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

function newReadableWritablePairFromDuplex(duplex: NodeDuplex): Pair {
  mustBe('duplex', 'Duplex', duplex, ['on', 'pause', 'write']);
  return {
    readable: newReadableStreamFromStreamReadable(duplex),
    writable: newWritableStreamFromStreamWritable(duplex),
  };
}

function newStreamDuplexFromReadableWritablePair(pair: Pair, options: object = {}): NodeDuplex {
  checkInstance('pair.readable', member(pair, 'readable'), ReadableStream, 'ReadableStream');
  checkInstance('pair.writable', member(pair, 'writable'), WritableStream, 'WritableStream');
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
