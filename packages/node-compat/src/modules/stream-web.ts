/** node:stream/web. */
import { toText } from '../text.ts';
import {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from 'web-streams-polyfill';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { unavailable } from '../unavailable.ts';

/** A transform whose two ends are the properties of an object of its own class. */
class Pair<I, O> {
  declare private readonly _transform: TransformStream<I, O>;
  constructor(transform: TransformStream<I, O>) {
    Object.defineProperty(this, '_transform', { value: transform });
  }
  get readable(): ReadableStream<O> {
    return this._transform.readable;
  }
  get writable(): WritableStream<I> {
    return this._transform.writable;
  }
}

class TextEncoderStream extends Pair<string, Uint8Array> {
  constructor() {
    const encoder = new TextEncoder();
    super(
      new TransformStream<string, Uint8Array>({
        transform(chunk, controller) {
          const bytes = encoder.encode(toText(chunk));
          if (bytes.length > 0) controller.enqueue(bytes);
        },
      }),
    );
  }
  get encoding(): string {
    return 'utf-8';
  }
}

class TextDecoderStream extends Pair<Uint8Array, string> {
  declare private readonly _decoder: { readonly encoding: string };
  constructor(label = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    const decoder = new TextDecoder(label, options);
    super(
      new TransformStream<Uint8Array, string>({
        transform(chunk, controller) {
          const text = decoder.decode(chunk, { stream: true });
          if (text !== '') controller.enqueue(text);
        },
        flush(controller) {
          const text = decoder.decode();
          if (text !== '') controller.enqueue(text);
        },
      }),
    );
    Object.defineProperty(this, '_decoder', { value: decoder });
  }
  get encoding(): string {
    return this._decoder.encoding;
  }
}

/** As Node prints them: their state, not how the polyfill keeps it. */
function show(prototype: object, name: string, fieldsOf: (stream: object) => object): void {
  Object.defineProperty(prototype, Symbol.for('nodejs.util.inspect.custom'), {
    value(this: object, depth: number, options: InspectOptions) {
      return depth < 0 ? `[${name}]` : `${name} ${inspect(fieldsOf(this), options)}`;
    },
    configurable: true,
  });
}

const field = (stream: object, name: string): unknown => Reflect.get(stream, name);

show(ReadableStream.prototype, 'ReadableStream', (stream) => ({
  locked: field(stream, 'locked'),
  state: field(stream, '_state'),
  supportsBYOB: field(stream, '_readableStreamController') instanceof ReadableByteStreamController,
}));
show(WritableStream.prototype, 'WritableStream', (stream) => ({
  locked: field(stream, 'locked'),
  state: field(stream, '_state'),
}));
show(TransformStream.prototype, 'TransformStream', (stream) => ({
  readable: field(stream, 'readable'),
  writable: field(stream, 'writable'),
  backpressure: field(stream, '_backpressure'),
}));

const instead = 'use node:zlib';

const web: Record<string, unknown> = {
  ReadableStream,
  ReadableStreamDefaultReader,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableByteStreamController,
  ReadableStreamDefaultController,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultWriter,
  WritableStreamDefaultController,
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  TextEncoderStream,
  TextDecoderStream,
  CompressionStream: unavailable('stream/web', 'CompressionStream', instead),
  DecompressionStream: unavailable('stream/web', 'DecompressionStream', instead),
};
export default web;
