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

/** Defines it on the classes, which are given by their prototypes. */
export function defineStreamInspection(prototypes: {
  readonly readable: object;
  readonly writable: object;
  readonly transform: object;
}): void {
  define(prototypes.readable, 'ReadableStream', (stream) => ({
    locked: field(stream, 'locked'),
    state: field(stream, '_state'),
    supportsBYOB: '_pendingPullIntos' in Object(field(stream, '_readableStreamController')),
  }));
  define(prototypes.writable, 'WritableStream', (stream) => ({
    locked: field(stream, 'locked'),
    state: field(stream, '_state'),
  }));
  define(prototypes.transform, 'TransformStream', (stream) => ({
    readable: field(stream, 'readable'),
    writable: field(stream, 'writable'),
    backpressure: field(stream, '_backpressure'),
  }));
}
