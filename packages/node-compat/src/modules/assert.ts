/** node:assert. */
import { toText } from '../text.ts';
import { AssertionError, withDiff } from '../assert/assertion-error.ts';
import { callText } from '../assert/call-text.ts';
import { checkThrown } from '../assert/expected-error.ts';
import {
  ERR_AMBIGUOUS_ARGUMENT,
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_RETURN_VALUE,
  ERR_MISSING_ARGS,
} from '../errors.ts';
import { validateBoolean, validateOneOf } from '@efi-node/node-errors';
import { inspect } from '../inspect/inspect.ts';
import { isFunction } from '../narrow.ts';
import { unavailable } from '../unavailable.ts';
import { deepEqual as isDeepEqual } from '../util/comparisons.ts';
import { partiallyEqual } from '../assert/partial.ts';

type Check = (...args: never[]) => unknown;

function raise(
  message: unknown,
  actual: unknown,
  expected: unknown,
  operator: string,
  stackStartFn: unknown,
): never {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator, stackStartFn });
}

function needTwo(count: number): void {
  if (count < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
}

// oxlint-disable-next-line eqeqeq -- loose equality is what is asked for
const looselyEqual = (a: unknown, b: unknown): boolean => a == b || (Number.isNaN(a) && Number.isNaN(b));

/** A check of two values: its name is the operator in the error. */
function binary(operator: string, holds: (actual: unknown, expected: unknown) => boolean): Check {
  const check = (...args: unknown[]): void => {
    needTwo(args.length);
    const [actual, expected, message] = args;
    if (!holds(actual, expected))
      raise(
        message,
        actual,
        expected,
        operator === 'equal' ? '==' : operator === 'notEqual' ? '!=' : operator,
        check,
      );
  };
  return Object.defineProperty(check, 'name', { value: operator });
}

function ok(...args: unknown[]): void {
  check(args, ok);
}

function falsyMessage(args: readonly unknown[], callee: Check): string {
  if (args.length === 0) return 'No value argument passed to `assert.ok()`';
  const text = callText(callee);
  if (text === undefined)
    return `The expression evaluated to a falsy value:\n\n  ${inspect(args[0])} == true\n`;
  return `The expression evaluated to a falsy value:\n\n  ${text}\n`;
}

function check(args: readonly unknown[], stackStartFn: Check): void {
  const [value, message] = args;
  if (value) return;
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    message: message === undefined || message === null ? falsyMessage(args, stackStartFn) : message,
    actual: value,
    expected: true,
    operator: '==',
    stackStartFn,
  });
  error.generatedMessage = message === undefined || message === null;
  throw error;
}

function fail(message: unknown = 'Failed'): never {
  if (message instanceof Error) throw message;
  const error = new AssertionError({ message, operator: 'fail', stackStartFn: fail });
  error.generatedMessage = message === 'Failed';
  throw error;
}

const nothing = Symbol('nothing thrown');

function thrownBy(work: unknown): unknown {
  if (typeof work !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', 'Function', work);
  try {
    Reflect.apply(work, undefined, []);
  } catch (error) {
    return error;
  }
  return nothing;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';
}

async function rejectionOf(work: unknown): Promise<unknown> {
  let promise: unknown = work;
  if (typeof work === 'function') {
    promise = Reflect.apply(work, undefined, []);
    if (!isThenable(promise)) throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (!isThenable(work)) throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], work);
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return nothing;
}

function expectsError(stackStartFn: Check, thrown: unknown, args: readonly unknown[]): void {
  let [expected, message] = args;
  if (typeof expected === 'string') {
    if (args.length === 2)
      throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    const text = thrown instanceof Error ? thrown.message : thrown;
    if (text === expected) {
      throw new ERR_AMBIGUOUS_ARGUMENT(
        'error/message',
        `The error ${thrown instanceof Error ? 'message' : ''} "${toText(text)}" is identical to the message.`.replace(
          '  ',
          ' ',
        ),
      );
    }
    message = expected;
    expected = undefined;
  } else if (
    expected !== undefined &&
    expected !== null &&
    typeof expected !== 'object' &&
    typeof expected !== 'function'
  ) {
    throw new ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
  }
  if (thrown === nothing) {
    const name: unknown = typeof expected === 'function' ? expected.name : undefined;
    const details =
      (typeof name === 'string' && name !== '' ? ` (${name})` : '') +
      (message === undefined ? '.' : `: ${toText(message)}`);
    const kind = stackStartFn === rejects ? 'rejection' : 'exception';
    raise(`Missing expected ${kind}${details}`, undefined, expected, stackStartFn.name, stackStartFn);
  }
  checkThrown(thrown, expected, message, stackStartFn.name, stackStartFn);
}

function expectsNoError(stackStartFn: Check, thrown: unknown, args: readonly unknown[]): void {
  if (thrown === nothing) return;
  const [expected, message] = typeof args[0] === 'string' ? [undefined, args[0]] : args;
  const matches =
    expected === undefined ||
    (typeof expected === 'function' && thrown instanceof expected) ||
    (expected instanceof RegExp && expected.test(String(thrown)));
  if (!matches) throw thrown;
  const kind = stackStartFn === doesNotReject ? 'rejection' : 'exception';
  const actual = thrown instanceof Error ? thrown.message : String(thrown);
  raise(
    `Got unwanted ${kind}${message === undefined ? '.' : `: ${toText(message)}`}\nActual message: "${actual}"`,
    thrown,
    expected,
    stackStartFn.name,
    stackStartFn,
  );
}

function throws(work: unknown, ...args: unknown[]): void {
  expectsError(throws, thrownBy(work), args);
}

async function rejects(work: unknown, ...args: unknown[]): Promise<void> {
  expectsError(rejects, await rejectionOf(work), args);
}

function doesNotThrow(work: unknown, ...args: unknown[]): void {
  expectsNoError(doesNotThrow, thrownBy(work), args);
}

async function doesNotReject(work: unknown, ...args: unknown[]): Promise<void> {
  expectsNoError(doesNotReject, await rejectionOf(work), args);
}

function ifError(error: unknown): void {
  if (error === null || error === undefined) return;
  const text =
    error instanceof Error && error.message !== ''
      ? error.message
      : typeof error === 'object'
        ? inspect(error)
        : inspect(error);
  raise(`ifError got unwanted exception: ${text}`, error, null, 'ifError', ifError);
}

function matcher(operator: 'match' | 'doesNotMatch'): Check {
  const wanted = operator === 'match';
  const check = (text: unknown, expression: unknown, message?: unknown): void => {
    if (!(expression instanceof RegExp)) throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', expression);
    if (typeof text === 'string' && expression.test(text) === wanted) return;
    if (message instanceof Error) throw message;
    const generated =
      typeof text !== 'string'
        ? `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`
        : `${wanted ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression '}${inspect(expression)}. Input:\n\n${inspect(text)}\n`;
    const error = new AssertionError({
      message: message ?? generated,
      actual: text,
      expected: expression,
      operator,
      stackStartFn: check,
    });
    error.generatedMessage = message === undefined;
    throw error;
  };
  return Object.defineProperty(check, 'name', { value: operator });
}

const strictMembers: Record<string, unknown> = {
  strictEqual: binary('strictEqual', Object.is),
  notStrictEqual: binary('notStrictEqual', (a, b) => !Object.is(a, b)),
  deepStrictEqual: binary('deepStrictEqual', (a, b) => isDeepEqual(a, b, true)),
  notDeepStrictEqual: binary('notDeepStrictEqual', (a, b) => !isDeepEqual(a, b, true)),
  partialDeepStrictEqual: binary('partialDeepStrictEqual', partiallyEqual),
};

const members: Record<string, unknown> = {
  fail,
  AssertionError,
  ok,
  equal: binary('equal', looselyEqual),
  notEqual: binary('notEqual', (a, b) => !looselyEqual(a, b)),
  deepEqual: binary('deepEqual', (a, b) => isDeepEqual(a, b, false)),
  notDeepEqual: binary('notDeepEqual', (a, b) => !isDeepEqual(a, b, false)),
  ...strictMembers,
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
  ifError,
  match: matcher('match'),
  doesNotMatch: matcher('doesNotMatch'),
};

function assert(...args: unknown[]): void {
  check(args, assert);
}
Object.defineProperty(assert, 'name', { value: 'ok' });

function strictAssert(...args: unknown[]): void {
  check(args, strictAssert);
}
Object.defineProperty(strictAssert, 'name', { value: 'strict' });

/** The methods of an instance of `Assert`, and of its prototype. */
const instanceMembers = Object.fromEntries(
  Object.entries(members).filter(([name]) => name !== 'AssertionError'),
);
/** What the strict mode has under the names of the loose checks. */
const strictly: Record<string, unknown> = {
  equal: strictMembers['strictEqual'],
  notEqual: strictMembers['notStrictEqual'],
  deepEqual: strictMembers['deepStrictEqual'],
  notDeepEqual: strictMembers['notDeepStrictEqual'],
};

interface AssertInstanceOptions {
  readonly diff?: unknown;
  readonly strict?: unknown;
}

/** Checks with options of their own: strict unless it is said otherwise. */
function Assert(this: unknown, options?: AssertInstanceOptions): void {
  if (new.target === undefined)
    throw Object.assign(new TypeError('Class constructor Assert cannot be invoked without `new`'), {
      code: 'ERR_CONSTRUCT_CALL_REQUIRED',
    });
  const { diff, strict: isStrict } = options ?? {};
  if (diff !== undefined) validateOneOf(diff, 'options.diff', ['simple', 'full']);
  if (isStrict !== undefined) validateBoolean(isStrict, 'options.strict');
  const own = isStrict === false ? {} : strictly;
  Object.defineProperty(this, 'AssertionError', { value: AssertionError, enumerable: true });
  for (const [name, value] of Object.entries({ ...instanceMembers, ...own })) {
    if (!isFunction(value)) continue;
    // The differences of this instance are printed as its options say.
    const method = (...args: unknown[]): unknown =>
      withDiff(diff === 'full', () => Reflect.apply(value, undefined, args));
    Object.defineProperty(this, name, {
      value: Object.defineProperty(method, 'name', { value: name }),
      writable: true,
      configurable: true,
    });
  }
}
for (const [name, value] of Object.entries(instanceMembers))
  Object.defineProperty(Assert.prototype, name, { value, writable: true, configurable: true });

const more = {
  Assert,
  CallTracker: unavailable('assert', 'CallTracker', 'count the calls in the function itself'),
};
Object.assign(assert, members, more, { strict: strictAssert });
Object.assign(strictAssert, members, more, strictly, { strict: strictAssert });
// As in Node `assert.ok` is the module itself once more.
Object.assign(assert, { ok: assert });
Object.assign(strictAssert, { ok: assert });

export const strict: Check = strictAssert;
const exported: Check = assert;
export default exported;
