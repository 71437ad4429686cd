/** Whether a thrown value is what `assert.throws` was told to expect. */
import { ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import { deepEqual } from '../util/comparisons.ts';
import { AssertionError } from './assertion-error.ts';

function raise(
  message: unknown,
  generated: string,
  actual: unknown,
  expected: unknown,
  operator: string,
  stackStartFn: unknown,
): never {
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    message: message ?? generated,
    actual,
    expected,
    operator,
    stackStartFn,
  });
  error.generatedMessage = message === undefined || message === null;
  throw error;
}

function compareKeys(
  actual: unknown,
  expected: object,
  message: unknown,
  operator: string,
  stackStartFn: unknown,
): void {
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw new ERR_INVALID_ARG_VALUE('error', {}, 'may not be an empty object');
  for (const key of keys) {
    const wanted: unknown = Reflect.get(expected, key);
    const found: unknown =
      typeof actual === 'object' && actual !== null ? Reflect.get(actual, key) : undefined;
    if (typeof found === 'string' && wanted instanceof RegExp && wanted.test(found)) continue;
    if (typeof actual === 'object' && actual !== null && key in actual && deepEqual(found, wanted, true))
      continue;
    if (message !== undefined && message !== null)
      raise(message, '', actual, expected, operator, stackStartFn);
    // The values alone, so that the message shows where they differ.
    const shownActual: Record<string, unknown> = new Comparison();
    const shownExpected: Record<string, unknown> = new Comparison();
    for (const each of keys) {
      const value: unknown =
        typeof actual === 'object' && actual !== null ? Reflect.get(actual, each) : undefined;
      const pattern: unknown = Reflect.get(expected, each);
      if (typeof actual === 'object' && actual !== null && each in actual) shownActual[each] = value;
      shownExpected[each] =
        pattern instanceof RegExp && typeof value === 'string' && pattern.test(value) ? value : pattern;
    }
    const error = new AssertionError({
      actual: shownActual,
      expected: shownExpected,
      operator: 'deepStrictEqual',
      stackStartFn,
    });
    throw Object.assign(error, { actual, expected, operator });
  }
}

/** Its name stands in the message. */
class Comparison {
  [key: string]: unknown;
}

export function checkThrown(
  actual: unknown,
  expected: unknown,
  message: unknown,
  operator: string,
  stackStartFn: unknown,
): void {
  if (expected === undefined) return;
  if (typeof expected === 'object' && expected !== null) {
    if (expected instanceof RegExp) {
      const text = String(actual);
      if (expected.test(text)) return;
      raise(
        message,
        `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`,
        actual,
        expected,
        operator,
        stackStartFn,
      );
    }
    compareKeys(actual, expected, message, operator, stackStartFn);
    return;
  }
  if (typeof expected !== 'function') return;
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (expected === Error || Object.prototype.isPrototypeOf.call(Error, expected)) {
    const name = actual instanceof Error ? actual.name : inspect(actual, { depth: -1 });
    const suffix = actual instanceof Error ? `\n\nError message:\n\n${actual.message}` : '';
    raise(
      message,
      `The error is expected to be an instance of "${expected.name}". Received "${name}"${suffix}`,
      actual,
      expected,
      operator,
      stackStartFn,
    );
  }
  const result: unknown = Reflect.apply(expected, {}, [actual]);
  if (result === true) return;
  const name = expected.name === '' ? '' : `"${expected.name}" `;
  const caught = actual instanceof Error ? `\n\nCaught error:\n\n${String(actual)}` : '';
  raise(
    message,
    `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`,
    actual,
    expected,
    operator,
    stackStartFn,
  );
}
