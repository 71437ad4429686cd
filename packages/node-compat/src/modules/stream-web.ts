/** node:stream/web. */
import { builtin } from '../load.ts';
import { member } from '../narrow.ts';
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
import { defineClosedPromise } from '../stream/web-ended.ts';
import { defineStreamInspection } from '../stream/web-inspect.ts';
import { unavailableError } from '../unavailable.ts';
import { registerTransfer } from './internal/transfer.ts';

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
    /** The first half of a pair that a chunk has ended with. */
    let half = '';
    super(
      new TransformStream<string, Uint8Array>({
        transform(chunk, controller) {
          const text = half + toText(chunk);
          const isCut = /[\ud800-\udbff]$/.test(text);
          half = isCut ? text.slice(-1) : '';
          const bytes = encoder.encode(isCut ? text.slice(0, -1) : text);
          if (bytes.length > 0) controller.enqueue(bytes);
        },
        flush(controller) {
          if (half !== '') controller.enqueue(encoder.encode(half));
        },
      }),
    );
  }
  get encoding(): string {
    return 'utf-8';
  }
}

class TextDecoderStream extends Pair<Uint8Array, string> {
  declare private readonly _decoder: Readonly<Record<'fatal' | 'ignoreBOM', boolean>> & {
    readonly encoding: string;
  };
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
  get fatal(): boolean {
    return this._decoder.fatal;
  }
  get ignoreBOM(): boolean {
    return this._decoder.ignoreBOM;
  }
}

for (const { prototype } of [TextEncoderStream, TextDecoderStream]) {
  for (const name of ['readable', 'writable']) {
    const descriptor = Object.getOwnPropertyDescriptor(Pair.prototype, name);
    if (descriptor !== undefined) Object.defineProperty(prototype, name, descriptor);
  }
}

const classes = {
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
};
defineStreamInspection(classes);
defineClosedPromise(ReadableStream.prototype);
defineClosedPromise(WritableStream.prototype);

// A stream in a message goes over to the other side; there is only one side here, which has it already.
for (const [name, type] of Object.entries({ ReadableStream, WritableStream, TransformStream })) {
  registerTransfer(
    name,
    (value) => value instanceof type,
    () => {
      throw unavailableError('stream/web', `the transfer of a ${name}`, 'hand on the stream itself');
    },
  );
}

const web: Record<string, unknown> = { ...classes };
// They bring zlib with them, which few programs need.
for (const name of ['CompressionStream', 'DecompressionStream']) {
  Object.defineProperty(web, name, {
    get: () => member(builtin('internal/compression'), name),
    configurable: true,
    enumerable: true,
  });
}
export default web;
