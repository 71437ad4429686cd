/** structuredClone: values of the language, errors, buffers; functions and symbols cannot be cloned. */
import { ERR_MISSING_ARGS } from '../../errors.ts';
import {
  isAnyArrayBuffer,
  isArguments,
  isArrayBuffer,
  isDate,
  isGeneratorObject,
  isMap,
  isNativeError,
  isPromise,
  isRegExp,
  isSet,
  isSharedArrayBuffer,
  proxyDetails,
  typedArrayName,
  unboxed,
} from '../../inspect/types.ts';
import { isIterable } from '../../narrow.ts';
import { cloner, isUncloneable, isUntransferable, transferer } from './transfer.ts';

/** The engine's word for a value in its message; functions by their text. */
function nameOf(value: unknown): string {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value === 'symbol') return value.toString();
  if (unboxed(Object(value))?.[0] === 'Symbol') return '[object Symbol]';
  if (isGeneratorObject(value)) return '[object Generator]';
  return `#<${Object(value).constructor?.name ?? 'Object'}>`;
}

function refuse(message: string): never {
  throw new DOMException(message, 'DataCloneError');
}

function cannot(value: unknown): never {
  return refuse(`${nameOf(value)} could not be cloned.`);
}

const errorClasses = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

type Memo = Map<object, unknown>;

function cloneError(error: Error, memo: Memo): Error {
  const { name, message, stack } = error;
  const Class = errorClasses.find((each) => each.name === name) ?? Error;
  const copy = new Class(message);
  if (!Object.hasOwn(error, 'message')) Reflect.deleteProperty(copy, 'message');
  memo.set(error, copy);
  if (typeof stack === 'string')
    Object.defineProperty(copy, 'stack', { value: stack, writable: true, configurable: true });
  if (Object.hasOwn(error, 'cause')) {
    Object.defineProperty(copy, 'cause', {
      value: clone(error.cause, memo),
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

function cloneBuffer(buffer: ArrayBuffer | SharedArrayBuffer, memo: Memo): ArrayBuffer | SharedArrayBuffer {
  if (isSharedArrayBuffer(buffer)) return buffer;
  if (buffer.detached) refuse('An ArrayBuffer is detached and could not be cloned.');
  const copy = new Uint8Array(new Uint8Array(buffer)).buffer;
  memo.set(buffer, copy);
  return copy;
}

function clone(value: unknown, memo: Memo): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') cannot(value);
  if (typeof value !== 'object' || value === null) return value;
  if (memo.has(value)) return memo.get(value);
  if (isUncloneable(value)) cannot(value);
  if (proxyDetails(value) !== undefined || value === globalThis) refuse('#<Object> could not be cloned.');
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copy.length = value.length;
    memo.set(value, copy);
    for (const key of Object.keys(value)) Reflect.set(copy, key, clone(Reflect.get(value, key), memo));
    return copy;
  }
  if (isMap(value)) {
    const copy = new Map<unknown, unknown>();
    memo.set(value, copy);
    for (const [key, item] of value) copy.set(clone(key, memo), clone(item, memo));
    return copy;
  }
  if (isSet(value)) {
    const copy = new Set<unknown>();
    memo.set(value, copy);
    for (const item of value) copy.add(clone(item, memo));
    return copy;
  }
  if (isDate(value)) return remember(memo, value, new Date(value.getTime()));
  if (isRegExp(value)) return remember(memo, value, new RegExp(value.source, value.flags));
  if (value instanceof DOMException)
    return remember(memo, value, new DOMException(value.message, value.name));
  if (isNativeError(value)) return cloneError(value, memo);
  if (isAnyArrayBuffer(value)) return cloneBuffer(value, memo);
  const name = typedArrayName(value);
  if (ArrayBuffer.isView(value)) {
    const view = value;
    const buffer = clone(view.buffer, memo);
    const Class: unknown = Reflect.get(globalThis, name ?? 'DataView');
    const length = name === undefined ? view.byteLength : Number(Reflect.get(view, 'length'));
    if (typeof Class !== 'function') return cannot(value);
    const copy: object = Reflect.construct(Class, [buffer, view.byteOffset, length]);
    return remember(memo, value, copy);
  }
  const boxed = unboxed(value);
  if (boxed !== undefined) {
    if (boxed[0] === 'Symbol') cannot(value);
    const copy: object = Object(boxed[1]);
    return remember(memo, value, copy);
  }
  if (
    value instanceof WeakMap ||
    value instanceof WeakSet ||
    value instanceof WeakRef ||
    isPromise(value) ||
    isGeneratorObject(value)
  )
    cannot(value);
  if (isArguments(value)) refuse('#<Object> could not be cloned.');
  const platform = platformClone(value);
  if (platform !== undefined) return remember(memo, value, platform);
  const copy: Record<string, unknown> = {};
  memo.set(value, copy);
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, {
      value: clone(Reflect.get(value, key), memo),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}

function remember<T extends object>(memo: Memo, value: object, copy: T): T {
  memo.set(value, copy);
  return copy;
}

/** An object of a class of the platform's, which is no plain object although it looks like one. */
function platformClone(value: object): object | undefined {
  const move = cloner(value);
  if (move !== undefined) return move(value);
  if (transferer(value) !== undefined)
    refuse('Object that needs transfer was found in message but not listed in transferList');
  if (platformClasses.some((name) => isInstance(value, name)))
    refuse('Cannot clone object of unsupported type.');
  return undefined;
}

/** Classes of the platform that keep their state out of sight: a copy of their properties would be none. */
const platformClasses = ['URL', 'Headers', 'Request', 'Response', 'FormData'];

function isInstance(value: object, name: string): boolean {
  // A class that nobody has asked for yet has no objects.
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  const Class: unknown = descriptor?.value;
  return typeof Class === 'function' && value instanceof Class;
}

function takeOver(item: unknown, memo: Memo): void {
  if (typeof item !== 'object' || item === null || isUntransferable(item))
    return refuse('Found invalid value in transferList.');
  if (memo.has(item))
    return refuse(
      isArrayBuffer(item)
        ? 'Transfer list contains duplicate ArrayBuffer'
        : `Transfer list contains duplicate ${item.constructor.name}`,
    );
  // Views of a buffer have to be looked at before it is taken away.
  const move = isArrayBuffer(item) ? () => item.slice(0) : transferer(item);
  if (move === undefined) return refuse('Found invalid value in transferList.');
  memo.set(item, move(item));
}

/** A clone; what is in `transfer` changes hands instead. Throws DOMException (DataCloneError) for what cannot be cloned. */
export function structuredCloneOf(value: unknown, transfer: readonly unknown[]): unknown {
  const memo: Memo = new Map();
  for (const item of transfer) takeOver(item, memo);
  const copy = clone(value, memo);
  for (const item of transfer) if (isArrayBuffer(item)) item.transfer();
  return copy;
}

function badOptions(reason: string): Error {
  return Object.assign(new TypeError(`Failed to execute 'structuredClone': ${reason}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  });
}

function transferList(options: unknown): unknown[] {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object') throw badOptions('Options cannot be converted to a dictionary');
  const given: unknown = Reflect.get(options, 'transfer');
  if (given === undefined) return [];
  if (!isIterable(given)) throw badOptions('transfer in Options cannot be converted to sequence.');
  const list = [...given];
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'object' || item === null)
      throw badOptions(`transfer in Options[${index}] is not an object.`);
  }
  return list;
}

export function structuredClone(...args: [value?: unknown, options?: unknown]): unknown {
  if (args.length === 0) throw new ERR_MISSING_ARGS('The value argument must be specified');
  return structuredCloneOf(args[0], transferList(args[1]));
}
Object.defineProperty(structuredClone, 'length', { value: 2, configurable: true });

const exported: Record<string, unknown> = { structuredClone };
export default exported;
