import { isMap, isSet } from '../inspect/types.ts';
import { deepEqual } from '../util/comparisons.ts';

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether all of `expected` is in `actual`, at every level. */
export function partiallyEqual(actual: unknown, expected: unknown): boolean {
  if (!isObject(actual) || !isObject(expected)) return Object.is(actual, expected);
  if (isSet(expected)) {
    if (!isSet(actual)) return false;
    const rest = [...actual];
    return [...expected].every((value) => takeFirst(rest, (other) => deepEqual(other, value, true)));
  }
  if (isMap(expected)) {
    if (!isMap(actual)) return false;
    return [...expected].every(([key, value]) => actual.has(key) && partiallyEqual(actual.get(key), value));
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false;
    const rest: unknown[] = [...actual];
    return expected.every((value) => takeFirst(rest, (other) => partiallyEqual(other, value)));
  }
  const plain = Object.prototype.toString.call(expected) === '[object Object]';
  if (!plain) return deepEqual(actual, expected, true);
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  return Reflect.ownKeys(expected).every(
    (key) =>
      Object.hasOwn(actual, key) && partiallyEqual(Reflect.get(actual, key), Reflect.get(expected, key)),
  );
}

function takeFirst(list: unknown[], matches: (value: unknown) => boolean): boolean {
  const index = list.findIndex(matches);
  if (index === -1) return false;
  list.splice(index, 1);
  return true;
}
