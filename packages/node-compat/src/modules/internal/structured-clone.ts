/** structuredClone: values of the language, errors, buffers; functions and symbols cannot be cloned. */
import {
  isAnyArrayBuffer,
  isDate,
  isMap,
  isNativeError,
  isRegExp,
  isSet,
  typedArrayName,
  unboxed,
} from '../../inspect/types.ts';

function cannot(value: unknown): never {
  const what =
    typeof value === 'function'
      ? Function.prototype.toString.call(value)
      : typeof value === 'symbol'
        ? value.toString()
        : `#<${Object(value).constructor?.name ?? 'Object'}>`;
  throw new DOMException(`${what} could not be cloned.`, 'DataCloneError');
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

function cloneBuffer(buffer: ArrayBuffer | SharedArrayBuffer, memo: Memo): ArrayBuffer {
  const copy = new Uint8Array(new Uint8Array(buffer)).buffer;
  memo.set(buffer, copy);
  return copy;
}

function clone(value: unknown, memo: Memo): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') cannot(value);
  if (typeof value !== 'object' || value === null) return value;
  if (memo.has(value)) return memo.get(value);
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
    value instanceof Promise
  )
    cannot(value);
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

export function structuredClone(value: unknown, options?: { transfer?: readonly unknown[] }): unknown {
  const memo: Memo = new Map();
  for (const item of options?.transfer ?? []) {
    if (!(item instanceof ArrayBuffer))
      throw new DOMException('Value could not be transferred.', 'DataCloneError');
    memo.set(item, item.transfer());
  }
  return clone(value, memo);
}

const exported: Record<string, unknown> = { structuredClone };
export default exported;
