import { ERR_FALSY_VALUE_REJECTION, ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { type AnyFunction, isFunction, member } from '../narrow.ts';

export const customPromisify: symbol = Symbol.for('nodejs.util.promisify.custom');
/** Names for the several results of one callback. */
export const customPromisifyArgs: symbol = Symbol('customPromisifyArgs');

function checkFunction(value: unknown, name: string): asserts value is AnyFunction {
  if (!isFunction(value)) throw new ERR_INVALID_ARG_TYPE(name, 'Function', value);
}

function copyProperties(target: object, source: object): void {
  Object.setPrototypeOf(target, Reflect.getPrototypeOf(source));
  const descriptors = Object.getOwnPropertyDescriptors(source);
  for (const key of Reflect.ownKeys(descriptors)) {
    const descriptor: unknown = Reflect.get(descriptors, key);
    if (key === 'prototype' || typeof descriptor !== 'object' || descriptor === null) continue;
    Reflect.defineProperty(target, key, descriptor);
  }
}

export function promisify(original: unknown): AnyFunction {
  checkFunction(original, 'original');
  const work = original;
  const custom: unknown = Reflect.get(original, customPromisify);
  if (custom !== undefined && custom !== null) {
    checkFunction(custom, 'util.promisify.custom');
    Object.defineProperty(custom, customPromisify, { value: custom, configurable: true });
    return custom;
  }
  const names: unknown = Reflect.get(original, customPromisifyArgs);
  function fn(this: unknown, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, ...values: unknown[]): void => {
        if (error !== undefined && error !== null && error !== false && error !== 0 && error !== '') {
          reject(error);
          return;
        }
        if (Array.isArray(names) && values.length > 1) {
          resolve(Object.fromEntries(names.map((name, index) => [String(name), values[index]])));
        } else resolve(values[0]);
      };
      Reflect.apply(work, this, [...args, done]);
    });
  }
  Object.defineProperty(fn, customPromisify, { value: fn, configurable: true });
  copyProperties(fn, original);
  return fn;
}
Object.defineProperty(promisify, 'custom', {
  value: customPromisify,
  enumerable: true,
  writable: true,
  configurable: true,
});

/** A callback could not tell a falsy reason from success. */
function asFailure(reason: unknown): unknown {
  return reason ? reason : Object.assign(new ERR_FALSY_VALUE_REJECTION(reason), { reason });
}

export function callbackify(original: unknown): AnyFunction {
  checkFunction(original, 'original');
  const work = original;
  function callbackified(this: unknown, ...args: unknown[]): void {
    const callback = args.pop();
    checkFunction(callback, 'last argument');
    const done = callback.bind(this);
    const result: unknown = Reflect.apply(work, this, args);
    const then = member(result, 'then');
    if (!isFunction(then)) throw new TypeError('original must return a promise');
    Reflect.apply(then, result, [
      (value: unknown) => process.nextTick(done, null, value),
      (error: unknown) => process.nextTick(done, asFailure(error)),
    ]);
  }
  copyProperties(callbackified, original);
  Object.defineProperty(callbackified, 'length', { value: original.length + 1, configurable: true });
  Object.defineProperty(callbackified, 'name', {
    value: `${original.name}Callbackified`,
    configurable: true,
  });
  return callbackified;
}
