/**
 * A Transform that becomes one when it is first used as a stream: most hashes never are, and a stream costs more than
 * the hash of a short text.
 */
import type { Transform as TransformClass, TransformOptions } from 'node:stream';
import { asConstructor } from '../callable.ts';
import { Transform } from '../modules/stream.ts';

const STATES = ['_readableState', '_writableState'];

interface Lazy {
  _options: TransformOptions | undefined;
}

function LazyStream(this: Lazy, options?: TransformOptions): void {
  this._options = options;
}

function own(stream: object, key: string, value: unknown): void {
  Object.defineProperty(stream, key, { value, writable: true, configurable: true, enumerable: true });
}

function become(stream: Lazy): void {
  // The constructor must not meet the accessors.
  for (const key of STATES) own(stream, key, undefined);
  Reflect.apply(Transform, stream, [stream._options]);
}

Object.setPrototypeOf(LazyStream, Transform);
Object.setPrototypeOf(LazyStream.prototype, Transform.prototype);
for (const key of STATES) {
  Object.defineProperty(LazyStream.prototype, key, {
    get(this: Lazy): unknown {
      become(this);
      return Reflect.get(this, key);
    },
    set(this: Lazy, value: unknown) {
      own(this, key, value);
    },
    configurable: true,
    enumerable: true,
  });
}

export const LazyTransform: new (options?: TransformOptions) => TransformClass = asConstructor(LazyStream);
