/**
 * Which built-in class an object really is, whatever its prototype says. The engine offers no question for that, so a
 * cheap `instanceof` or tag comes first and the class's own method is the judge.
 */
import type { Inside } from '@efi-node/efi-core';
import { type AnyFunction, isObject } from '../narrow.ts';

type LookInside = (value: object) => Inside | undefined;

let look: LookInside = () => undefined;

/** Set by the runtime: only the engine can look into promises, proxies and iterators. */
export function setEngineDetails(lookInside: LookInside): void {
  look = lookInside;
}

/** Target and handler, both null for a revoked proxy; undefined for what is no proxy. */
export function proxyDetails(value: object): readonly [target: unknown, handler: unknown] | undefined {
  const inside = look(value);
  return inside?.[0] === 'proxy' ? [inside[1], inside[2]] : undefined;
}

/** State and, when settled, the value. */
export function promiseDetails(
  value: object,
): readonly [state: 'pending' | 'fulfilled' | 'rejected' | 'unknown', value?: unknown] {
  const inside = look(value);
  switch (inside?.[0]) {
    case 'fulfilled':
    case 'rejected':
      return [inside[0], inside[1]];
    case 'pending':
      return ['pending'];
    default:
      return ['unknown'];
  }
}

/** What an iterator still holds, or a weak collection has; `paired` when keys and values alternate in it. */
export function heldItems(value: object): { readonly items: readonly unknown[]; readonly paired: boolean } {
  const inside = look(value);
  if (inside?.[0] !== 'items' && inside?.[0] !== 'pairs') return { items: [], paired: false };
  return { items: inside.slice(1), paired: inside[0] === 'pairs' };
}

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

function getter(prototype: object, name: string | symbol): (this: unknown) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return get ?? (() => undefined);
}

const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const sharedLength =
  typeof SharedArrayBuffer === 'undefined' ? undefined : getter(SharedArrayBuffer.prototype, 'byteLength');
const typedArrayTag = getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const { toString } = Object.prototype;

/** Whether an object claims to be of a class, by its prototype or by its tag: worth asking the class itself. */
function claims(
  value: unknown,
  constructor: abstract new (...args: never[]) => object,
  tag: string,
): value is object {
  return (
    isObject(value) &&
    (value instanceof constructor ||
      toString.call(value) === `[object ${tag}]` ||
      Reflect.getPrototypeOf(value) === null)
  );
}

export function isMap(value: unknown): value is Map<unknown, unknown> {
  return claims(value, Map, 'Map') && passes(() => mapSize.call(value));
}
export function isSet(value: unknown): value is Set<unknown> {
  return claims(value, Set, 'Set') && passes(() => setSize.call(value));
}
export function isWeakMap(value: unknown): value is WeakMap<object, unknown> {
  return claims(value, WeakMap, 'WeakMap') && passes(() => WeakMap.prototype.has.call(value, value));
}
export function isWeakSet(value: unknown): value is WeakSet<object> {
  return claims(value, WeakSet, 'WeakSet') && passes(() => WeakSet.prototype.has.call(value, value));
}
export function isDate(value: unknown): value is Date {
  return claims(value, Date, 'Date') && passes(() => Date.prototype.getTime.call(value));
}
export function isRegExp(value: unknown): value is RegExp {
  if (!isObject(value)) return false;
  if (toString.call(value) === '[object RegExp]' && !(Symbol.toStringTag in value)) return true;
  return value instanceof RegExp && passes(() => RegExp.prototype.exec.call(value, ''));
}
export function isNativeError(value: unknown): value is Error {
  if (!isObject(value)) return false;
  const isError: unknown = Reflect.get(Error, 'isError');
  if (value instanceof DOMException) return true;
  if (typeof isError === 'function') return Reflect.apply(isError, Error, [value]) === true;
  return toString.call(value) === '[object Error]' || value instanceof Error;
}
export function isPromise(value: unknown): value is Promise<unknown> {
  // `then` of a foreign object throws before it does anything; of a promise it must not be called, as that would handle it.
  if (!claims(value, Promise, 'Promise')) return false;
  return value instanceof Promise || promiseDetails(value)[0] !== 'unknown';
}
export function isTypedArray(value: unknown): value is NodeJS.TypedArray {
  return typedArrayName(value) !== undefined;
}
/** 'Uint8Array' and so on, undefined for everything else. */
export function typedArrayName(value: unknown): string | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  const name = typedArrayTag.call(value);
  return typeof name === 'string' ? name : undefined;
}
export function isDataView(value: unknown): value is DataView {
  return ArrayBuffer.isView(value) && typedArrayName(value) === undefined;
}
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return claims(value, ArrayBuffer, 'ArrayBuffer') && passes(() => bufferLength.call(value));
}
export function isSharedArrayBuffer(value: unknown): value is SharedArrayBuffer {
  if (sharedLength === undefined) return false;
  return claims(value, SharedArrayBuffer, 'SharedArrayBuffer') && passes(() => sharedLength.call(value));
}
export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer | SharedArrayBuffer {
  return isArrayBuffer(value) || isSharedArrayBuffer(value);
}
export function isArguments(value: unknown): boolean {
  return isObject(value) && !(Symbol.toStringTag in value) && toString.call(value) === '[object Arguments]';
}

const generatorTag = '[object Generator]';
export function isGeneratorObject(value: unknown): boolean {
  return (
    isObject(value) &&
    (toString.call(value) === generatorTag || toString.call(value) === '[object AsyncGenerator]')
  );
}
export function isMapIterator(value: unknown): value is IterableIterator<unknown> {
  return isObject(value) && toString.call(value) === '[object Map Iterator]';
}
export function isSetIterator(value: unknown): value is IterableIterator<unknown> {
  return isObject(value) && toString.call(value) === '[object Set Iterator]';
}

export type Boxed =
  | readonly ['Number', number]
  | readonly ['String', string]
  | readonly ['Boolean', boolean]
  | readonly ['Symbol', symbol]
  | readonly ['BigInt', bigint];

/** The primitive in a wrapper object, in a list of one; undefined for everything else. */
export function unboxed(value: object): Boxed | undefined {
  // A tag that the object does not carry itself is the engine's word for it.
  if (Object.hasOwn(value, Symbol.toStringTag)) return undefined;
  try {
    switch (toString.call(value)) {
      case '[object Number]':
        return ['Number', Number.prototype.valueOf.call(value)];
      case '[object String]':
        return ['String', String.prototype.valueOf.call(value)];
      case '[object Boolean]':
        return ['Boolean', Boolean.prototype.valueOf.call(value)];
      case '[object Symbol]':
        return ['Symbol', Symbol.prototype.valueOf.call(value)];
      case '[object BigInt]':
        return ['BigInt', BigInt.prototype.valueOf.call(value)];
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

export function isBoxedPrimitive(value: unknown): boolean {
  return isObject(value) && unboxed(value) !== undefined;
}

export function functionKind(value: AnyFunction): string {
  let kind = 'Function';
  // oxlint-disable-next-line typescript/unbound-method -- it is called on the value, whatever that is
  const text = toString.call(value);
  if (text === '[object AsyncFunction]') kind = 'AsyncFunction';
  else if (text === '[object GeneratorFunction]') kind = 'GeneratorFunction';
  else if (text === '[object AsyncGeneratorFunction]') kind = 'AsyncGeneratorFunction';
  return kind;
}
