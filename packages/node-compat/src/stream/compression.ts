/** CompressionStream and DecompressionStream (Compression standard) over the streams of zlib. */
import { codedError, featureUnavailable, invalidArgType } from '@efi-node/node-errors';
import { ReadableStream, WritableStream } from 'web-streams-polyfill';
import { complete } from '../completion.ts';
import { isAnyArrayBuffer } from '../inspect/types.ts';
import { member } from '../narrow.ts';
import type { Format } from '../zlib/settings.ts';
import { ZlibStream } from '../zlib/stream.ts';

const COMPRESSORS: Readonly<Record<string, Format>> = {
  deflate: 'Deflate',
  'deflate-raw': 'DeflateRaw',
  gzip: 'Gzip',
};
const DECOMPRESSORS: Readonly<Record<string, Format>> = {
  deflate: 'Inflate',
  'deflate-raw': 'InflateRaw',
  gzip: 'Gunzip',
};
const OTHERS = new Set(['brotli', 'zstd']);

function formatOf(name: string, known: Readonly<Record<string, Format>>, given: unknown): Format {
  const text = String(given);
  const format = Object.hasOwn(known, text) ? known[text] : undefined;
  if (format !== undefined) return format;
  if (OTHERS.has(text)) throw featureUnavailable(`${name} for ${text}`);
  const message = `Failed to construct '${name}': 1st argument '${text}' is not a valid enum value of type CompressionFormat.`;
  throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
}

/** A reason that need not be an error, on its way from one end to the other. */
class Abandoned extends Error {
  readonly reason: unknown;
  constructor(reason: unknown) {
    super('abandoned');
    this.reason = reason;
  }
}

/** What zlib says of the data is a TypeError here, with zlib's own as its cause. */
function webError(error: Error): unknown {
  if (error instanceof Abandoned) return error.reason;
  if (error instanceof TypeError) return error;
  return Object.assign(new TypeError('', { cause: error }), { code: member(error, 'code') });
}

/** Bytes; a text stands for its UTF-8, as in Node. */
function chunkOf(chunk: unknown): Uint8Array | string {
  if (typeof chunk === 'string') return chunk;
  if (isAnyArrayBuffer(chunk)) return new Uint8Array(chunk);
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw invalidArgType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function drained(stream: ZlibStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/** When the end has been worked on, or nobody reads what came before it. */
function ended(stream: ZlibStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      if (stream.errored === null) resolve();
      else reject(webError(stream.errored));
    };
    stream.once('close', settle);
    // The last piece is made in the turn behind `finish`.
    stream.once('finish', () => complete(() => complete(settle)));
    stream.end();
  });
}

function writableOf(stream: ZlibStream): WritableStream<unknown> {
  return new WritableStream<unknown>({
    start(controller) {
      stream.on('error', (error: Error) => controller.error(webError(error)));
    },
    write(chunk) {
      let bytes: Uint8Array | string;
      try {
        bytes = chunkOf(chunk);
      } catch (error) {
        stream.destroy(error instanceof Error ? error : undefined);
        throw error;
      }
      return stream.write(bytes) ? undefined : drained(stream);
    },
    close: () => ended(stream),
    abort(reason) {
      stream.destroy(new Abandoned(reason));
    },
  });
}

function readableOf(stream: ZlibStream): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream.pause();
        stream.on('error', (error: Error) => controller.error(webError(error)));
        stream.on('end', () => controller.close());
        stream.on('data', (chunk: Buffer) => {
          controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
          if ((controller.desiredSize ?? 0) <= 0) stream.pause();
        });
        stream.pause();
      },
      pull() {
        stream.resume();
      },
      cancel(reason) {
        stream.destroy(new Abandoned(reason));
      },
    },
    { highWaterMark: 0 },
  );
}

class Pair {
  declare private readonly _readable: ReadableStream<Uint8Array>;
  declare private readonly _writable: WritableStream<unknown>;

  constructor(format: Format) {
    const stream = new ZlibStream(format, { rejectGarbageAfterEnd: true });
    stream.on('error', () => undefined);
    Object.defineProperty(this, '_readable', { value: readableOf(stream) });
    Object.defineProperty(this, '_writable', { value: writableOf(stream) });
  }

  get readable(): ReadableStream<Uint8Array> {
    return this._readable;
  }

  get writable(): WritableStream<unknown> {
    return this._writable;
  }
}

export class CompressionStream extends Pair {
  constructor(format: unknown) {
    super(formatOf('CompressionStream', COMPRESSORS, format));
  }
}

export class DecompressionStream extends Pair {
  constructor(format: unknown) {
    super(formatOf('DecompressionStream', DECOMPRESSORS, format));
  }
}

for (const [name, { prototype }] of Object.entries({ CompressionStream, DecompressionStream })) {
  for (const key of ['readable', 'writable']) {
    const descriptor = Object.getOwnPropertyDescriptor(Pair.prototype, key);
    Object.defineProperty(prototype, key, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}
