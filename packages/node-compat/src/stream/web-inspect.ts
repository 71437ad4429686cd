/** How web streams are printed: what Node shows of them, not what the polyfill keeps in its fields. */
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');

function field(value: unknown, name: string): unknown {
  return Reflect.get(Object(value), name);
}

function define(prototype: object, name: string, shownOf: (stream: object) => object): void {
  Object.defineProperty(prototype, custom, {
    value(this: object, depth: number | null, options: InspectOptions): string {
      if (depth !== null && depth < 0) return `[${name}]`;
      return `${name} ${inspect(shownOf(this), options)}`;
    },
    configurable: true,
    writable: true,
  });
}

function pick(stream: object, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, field(stream, name)]));
}

/** Chunks that readers wait for. */
function waiting(reader: object, queue: string): unknown {
  return field(field(reader, queue), 'length');
}

type ClassName =
  | 'ReadableStream'
  | 'WritableStream'
  | 'TransformStream'
  | 'ReadableStreamDefaultReader'
  | 'ReadableStreamBYOBReader'
  | 'WritableStreamDefaultWriter'
  | 'ByteLengthQueuingStrategy'
  | 'CountQueuingStrategy'
  | 'TextEncoderStream'
  | 'TextDecoderStream';

const shown: Readonly<Record<ClassName, (stream: object) => object>> = {
  ReadableStream: (stream) => ({
    locked: field(stream, 'locked'),
    state: field(stream, '_state'),
    supportsBYOB: '_pendingPullIntos' in Object(field(stream, '_readableStreamController')),
  }),
  WritableStream: (stream) => ({ locked: field(stream, 'locked'), state: field(stream, '_state') }),
  TransformStream: (stream) => ({
    ...pick(stream, ['readable', 'writable']),
    backpressure: field(stream, '_backpressure'),
  }),
  ReadableStreamDefaultReader: (reader) => ({
    stream: field(reader, '_ownerReadableStream'),
    readRequests: waiting(reader, '_readRequests'),
    close: field(reader, 'closed'),
  }),
  ReadableStreamBYOBReader: (reader) => ({
    stream: field(reader, '_ownerReadableStream'),
    readIntoRequests: waiting(reader, '_readIntoRequests'),
    close: field(reader, 'closed'),
  }),
  WritableStreamDefaultWriter: (writer) => ({
    stream: field(writer, '_ownerWritableStream'),
    close: field(writer, 'closed'),
    ...pick(writer, ['ready', 'desiredSize']),
  }),
  ByteLengthQueuingStrategy: (strategy) => pick(strategy, ['highWaterMark']),
  CountQueuingStrategy: (strategy) => pick(strategy, ['highWaterMark']),
  TextEncoderStream: (stream) => pick(stream, ['encoding', 'readable', 'writable']),
  TextDecoderStream: (stream) => pick(stream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']),
};

function isShown(name: string): name is ClassName {
  return Object.hasOwn(shown, name);
}

/** Defines it on those of the classes that Node shows in a way of its own. */
export function defineStreamInspection(
  classes: Readonly<Record<string, { readonly prototype: object }>>,
): void {
  for (const [name, { prototype }] of Object.entries(classes))
    if (isShown(name)) define(prototype, name, shown[name]);
}
