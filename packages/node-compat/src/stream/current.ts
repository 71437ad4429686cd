/**
 * What programs see of Node 24's streams and not of readable-stream's, which are an older Node's. Each function restores
 * one such behaviour around the published classes; what only shows within them is in `scripts/stream-changes.mjs`.
 */
import type stream from 'node:stream';

type StreamModule = typeof stream;
type Callback = (error?: Error | null) => void;
type Method = (this: unknown, ...args: unknown[]) => unknown;

function isFunction(value: unknown): value is Method {
  return typeof value === 'function';
}

/** Replaces a method by what `change` makes of it, wherever a prototype has it as its own. */
function wrapMethod(
  classes: readonly unknown[],
  key: string | symbol,
  change: (original: Method) => Method,
): void {
  const changed = new Map<Method, Method>();
  for (const constructor of classes) {
    const prototype: object = Object(Reflect.get(Object(constructor), 'prototype'));
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    const original: unknown = descriptor?.value;
    if (!isFunction(original)) continue;
    let value = changed.get(original);
    if (value === undefined) {
      value = change(original);
      Object.defineProperty(value, 'name', { value: original.name, configurable: true });
      Object.defineProperty(value, 'length', { value: original.length, configurable: true });
      changed.set(original, value);
    }
    Object.defineProperty(prototype, key, { ...descriptor, value });
  }
}

/** `write(chunk, cb)` and `end(cb)`: a callback that hears of no error gets null, not nothing. */
function nullForSuccess({ Writable, Duplex }: StreamModule): void {
  // One answer per callback: streams put writes with the same callback together.
  const answers = new WeakMap<Method, Callback>();
  const answering = (callback: Method): Callback => {
    let answer = answers.get(callback);
    if (answer === undefined) {
      answer = (error) => {
        Reflect.apply(callback, undefined, [error ?? null]);
      };
      answers.set(callback, answer);
    }
    return answer;
  };
  for (const key of ['write', 'end']) {
    wrapMethod(
      [Writable, Duplex],
      key,
      (original) =>
        function (...args) {
          // The first argument of `write` is data, whatever it is.
          const given = args.findIndex((arg, index) => isFunction(arg) && (index > 0 || key === 'end'));
          const callback = args[given];
          if (isFunction(callback)) args[given] = answering(callback);
          return Reflect.apply(original, this, args);
        },
    );
  }
}

/** Whether reading came to its end while writing is still possible and wanted. */
function isHalfOpen(value: unknown): boolean {
  const of = (key: string): unknown => Reflect.get(Object(value), key);
  return of('allowHalfOpen') === true && of('readableEnded') === true && of('writable') === true;
}

/** `for await` to the end of a half-open duplex leaves its writable side alone; leaving the loop early destroys it. */
function halfOpenIteration({ Readable }: StreamModule): void {
  wrapMethod(
    [Readable],
    'iterator',
    (original) =>
      function (options) {
        if (Reflect.get(Object(this), 'allowHalfOpen') !== true)
          return Reflect.apply(original, this, [options]);
        if (options !== undefined && (typeof options !== 'object' || options === null))
          return Reflect.apply(original, this, [options]);
        const wanted: unknown = options === undefined ? true : Reflect.get(options, 'destroyOnReturn');
        // Read when the iteration is over, however it came to that.
        const decide = (): unknown => (isHalfOpen(this) ? false : wanted);
        return Reflect.apply(original, this, [
          {
            get destroyOnReturn() {
              return decide();
            },
          },
        ]);
      },
  );
  wrapMethod(
    [Readable],
    Symbol.asyncIterator,
    () =>
      function () {
        return Readable.prototype.iterator.call(this);
      },
  );
}

/** Every view of memory is a chunk of bytes, not only a Uint8Array. */
function anyViewIsAChunk(module: StreamModule): void {
  Object.assign(module, { _isUint8Array: (value: unknown) => ArrayBuffer.isView(value) });
}

/** `toWeb` and `fromWeb` of the three classes; `adapters` gives the module that has the conversions. */
function webStreams(module: StreamModule, adapters: () => unknown): void {
  const define = (constructor: object, key: string, name: string): void => {
    const value = (...args: unknown[]): unknown => {
      const convert: unknown = Reflect.get(Object(adapters()), name);
      if (!isFunction(convert)) throw new Error(`no conversion ${name}`);
      return Reflect.apply(convert, undefined, args);
    };
    Object.defineProperty(value, 'name', { value: key });
    Object.defineProperty(constructor, key, { value, writable: true, configurable: true, enumerable: true });
  };
  const { Readable, Writable, Duplex } = module;
  define(Readable, 'fromWeb', 'newStreamReadableFromReadableStream');
  define(Readable, 'toWeb', 'newReadableStreamFromStreamReadable');
  define(Writable, 'fromWeb', 'newStreamWritableFromWritableStream');
  define(Writable, 'toWeb', 'newWritableStreamFromStreamWritable');
  define(Duplex, 'fromWeb', 'newStreamDuplexFromReadableWritablePair');
  define(Duplex, 'toWeb', 'newReadableWritablePairFromDuplex');
}

/** Makes readable-stream behave as Node 24's `node:stream`. */
export function bringUpToDate(module: StreamModule, adapters: () => unknown): void {
  nullForSuccess(module);
  halfOpenIteration(module);
  anyViewIsAChunk(module);
  webStreams(module, adapters);
}
