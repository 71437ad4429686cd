/** Deep equality: `util.isDeepStrictEqual`, `assert.deepEqual` and `assert.deepStrictEqual`. */
import {
  isAnyArrayBuffer,
  isDate,
  isMap,
  isNativeError,
  isPromise,
  isRegExp,
  isSet,
  isWeakMap,
  isWeakSet,
  typedArrayName,
  unboxed,
} from '../inspect/types.ts';

/** Loosely, strictly, or strictly with whatever prototype. */
export type Strictness = boolean | 'structure';

/** Pairs under comparison: a pair met again inside itself counts as equal. */
type Memo = Map<object, object>;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function enumerableSymbols(value: object): symbol[] {
  return Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
}

function equalPrimitives(a: unknown, b: unknown, strict: Strictness): boolean {
  if (strict) return Object.is(a, b);
  // oxlint-disable-next-line eqeqeq -- loose equality is what is asked for
  return a == b || (Number.isNaN(a) && Number.isNaN(b));
}

export function deepEqual(a: unknown, b: unknown, strict: Strictness, memo: Memo = new Map()): boolean {
  if (a === b) return a !== 0 || !strict || Object.is(a, b);
  if (!isObject(a) || !isObject(b)) {
    if (strict) return Object.is(a, b);
    if (isObject(a) || isObject(b)) return false;
    return equalPrimitives(a, b, strict);
  }
  if (strict === true && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const tag = Object.prototype.toString.call(a);
  if (tag !== Object.prototype.toString.call(b)) return false;
  if (memo.get(a) === b) return true;
  memo.set(a, b);
  const result = equalObjects(a, b, strict, memo);
  memo.delete(a);
  return result;
}

function equalObjects(a: object, b: object, strict: Strictness, memo: Memo): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return equalProperties(a, b, strict, memo);
  }
  const name = typedArrayName(a);
  if (name !== typedArrayName(b)) return false;
  if (name !== undefined) return equalTypedArrays(a, b, strict) && equalProperties(a, b, strict, memo, true);
  if (isDate(a) || isDate(b)) {
    if (!isDate(a) || !isDate(b)) return false;
    const [x, y] = [a.getTime(), b.getTime()];
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return false;
  } else if (isRegExp(a) || isRegExp(b)) {
    if (!isRegExp(a) || !isRegExp(b)) return false;
    if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
  } else if (isNativeError(a) || isNativeError(b)) {
    if (!isNativeError(a) || !isNativeError(b) || a.message !== b.message || a.name !== b.name) return false;
    for (const key of ['cause', 'errors']) {
      if (Object.hasOwn(a, key) !== Object.hasOwn(b, key)) return false;
      if (!deepEqual(Reflect.get(a, key), Reflect.get(b, key), strict, memo)) return false;
    }
  } else if (isAnyArrayBuffer(a) || isAnyArrayBuffer(b)) {
    if (!isAnyArrayBuffer(a) || !isAnyArrayBuffer(b)) return false;
    if (!equalTypedArrays(new Uint8Array(a), new Uint8Array(b), true)) return false;
  } else if (isMap(a) || isMap(b)) {
    if (!isMap(a) || !isMap(b) || a.size !== b.size || !equalMaps(a, b, strict, memo)) return false;
  } else if (isSet(a) || isSet(b)) {
    if (!isSet(a) || !isSet(b) || a.size !== b.size || !equalSets(a, b, strict, memo)) return false;
  } else if (isWeakMap(a) || isWeakMap(b) || isWeakSet(a) || isWeakSet(b) || isPromise(a) || isPromise(b)) {
    return false;
  } else {
    const [x, y] = [unboxed(a), unboxed(b)];
    if (x?.[0] !== y?.[0] || (x !== undefined && !Object.is(x[1], y?.[1]))) return false;
  }
  return equalProperties(a, b, strict, memo);
}

function equalTypedArrays(a: object, b: object, strict: Strictness): boolean {
  const length: unknown = Reflect.get(a, 'length');
  if (length !== Reflect.get(b, 'length')) return false;
  for (let i = 0; i < Number(length); i++) {
    const [x, y]: unknown[] = [Reflect.get(a, i), Reflect.get(b, i)];
    if (strict ? !Object.is(x, y) : x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return false;
  }
  return true;
}

function equalProperties(a: object, b: object, strict: Strictness, memo: Memo, noIndices = false): boolean {
  const pick = (value: object): string[] =>
    Object.keys(value).filter((key) => !noIndices || !/^\d+$/.test(key));
  const keys = pick(a);
  if (keys.length !== pick(b).length) return false;
  const all: (string | symbol)[] = keys;
  if (strict) {
    const symbols = enumerableSymbols(a);
    if (symbols.length !== enumerableSymbols(b).length) return false;
    all.push(...symbols);
  }
  for (const key of all) {
    if (!Object.prototype.propertyIsEnumerable.call(b, key)) return false;
    if (!deepEqual(Reflect.get(a, key), Reflect.get(b, key), strict, memo)) return false;
  }
  return true;
}

function equalMaps(
  a: Map<unknown, unknown>,
  b: Map<unknown, unknown>,
  strict: Strictness,
  memo: Memo,
): boolean {
  const left: [unknown, unknown][] = [];
  for (const [key, value] of a) {
    if (b.has(key) && deepEqual(value, b.get(key), strict, memo)) continue;
    // A primitive key has no other that could stand for it, unless loosely.
    if (strict && !isObject(key)) return false;
    left.push([key, value]);
  }
  const rest = [...b].filter(([key, value]) => !(a.has(key) && deepEqual(a.get(key), value, strict, memo)));
  for (const [key, value] of left) {
    const index = rest.findIndex(
      ([otherKey, otherValue]) =>
        deepEqual(key, otherKey, strict, memo) && deepEqual(value, otherValue, strict, memo),
    );
    if (index === -1) return false;
    rest.splice(index, 1);
  }
  return true;
}

function equalSets(a: Set<unknown>, b: Set<unknown>, strict: Strictness, memo: Memo): boolean {
  const left = [...a].filter((value) => !b.has(value));
  const rest = [...b].filter((value) => !a.has(value));
  for (const value of left) {
    if (strict && !isObject(value)) return false;
    const index = rest.findIndex((other) => deepEqual(value, other, strict, memo));
    if (index === -1) return false;
    rest.splice(index, 1);
  }
  return true;
}
