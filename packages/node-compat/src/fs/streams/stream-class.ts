/** Stream classes of files as plain functions, which take part in `util.inherits` and in `class … extends`. */
import { isFunction } from '../../narrow.ts';
import type { StreamOptions } from './stream-options.ts';

type MethodsClass<T extends object> = abstract new (...args: never[]) => T;

interface Made {
  (this: unknown, path: unknown, options: unknown): unknown;
}

const kept: WeakMap<object, StreamOptions> = new WeakMap();

export function setOptions(stream: object, options: StreamOptions): void {
  kept.set(stream, options);
}

export function optionsOf(stream: object): StreamOptions {
  const options = kept.get(stream);
  if (options === undefined) throw new TypeError('the stream has not been constructed');
  return options;
}

/**
 * `setUp` gives the new stream its properties, and answers the options for `Base`, the stream's own constructor. Called
 * without `new` on something that inherits from the class, it constructs that.
 */
export function makeStreamClass<T extends object>(
  name: string,
  methods: MethodsClass<T>,
  Base: object,
  setUp: (stream: T, path: unknown, options: unknown) => object,
): Made {
  const prototype: object = methods.prototype;
  if (!isFunction(Base)) throw new TypeError(`what ${name} inherits from is no function`);
  const base = Base;
  function isOne(value: unknown): value is T {
    return (
      typeof value === 'object' && value !== null && Object.prototype.isPrototypeOf.call(prototype, value)
    );
  }
  function FileStream(this: unknown, path: unknown, options: unknown): unknown {
    if (!isOne(this)) return Reflect.construct(FileStream, [path, options]);
    const baseOptions = setUp(this, path, options);
    Reflect.apply(base, this, [baseOptions]);
    return this;
  }
  Object.defineProperty(FileStream, 'name', { value: name, configurable: true });
  Object.defineProperty(FileStream, 'prototype', { value: prototype, writable: true });
  Object.defineProperty(prototype, 'constructor', { value: FileStream, writable: true, configurable: true });
  Object.setPrototypeOf(FileStream, Base);
  return FileStream;
}
