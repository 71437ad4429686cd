/**
 * Errors with a code, as Node makes them: `name` is the class's ('TypeError'), `code` an own property, and the code
 * shows in the stack and in `toString()`: `TypeError [ERR_INVALID_ARG_TYPE]: …`.
 */

/** An error of Node's with its code. */
export interface CodedError extends Error {
  code: string;
}

export type ErrorClass = new (message?: string, options?: ErrorOptions) => Error;

export interface CodedErrorOptions {
  readonly cause?: unknown;
  /** Further own properties, in order, behind `code`. */
  readonly properties?: Readonly<Record<string, unknown>>;
  /** The function whose callers the stack begins with. */
  readonly above?: (...args: never[]) => unknown;
}

const prototypes = new Map<ErrorClass, Map<string, object>>();

/** What errors of a class with a code inherit from, so that `toString` is no property of their own. */
function prototypeOf(Class: ErrorClass, code: string): object {
  const known = prototypes.get(Class);
  const byCode = known ?? new Map<string, object>();
  if (known === undefined) prototypes.set(Class, byCode);
  const found = byCode.get(code);
  if (found !== undefined) return found;
  const above: unknown = Reflect.get(Class, 'prototype');
  const made: object = Object.create(typeof above === 'object' ? above : null, {
    constructor: { value: Class, writable: true, configurable: true },
    toString: {
      value(this: Error): string {
        return `${this.name} [${code}]: ${this.message}`;
      },
      writable: true,
      configurable: true,
    },
  });
  byCode.set(code, made);
  return made;
}

/** Makes an error of the class with the code. */
export function codedError(
  Class: ErrorClass,
  code: string,
  message: string,
  options: CodedErrorOptions = {},
): CodedError {
  const error = 'cause' in options ? new Class(message, { cause: options.cause }) : new Class(message);
  // V8 gives each error a stack of its own. On QuickJS it comes from the prototype, has no headline of the engine's, and
  // whoever writes one does so when the stack is first read: reading it here would make a text that few ask for.
  const ownStack = Object.hasOwn(error, 'stack');
  Object.setPrototypeOf(error, prototypeOf(Class, code));
  Error.captureStackTrace(error, options.above ?? codedError);
  if (ownStack) showCode(error, code);
  return Object.assign(error, { code }, options.properties);
}

/** Errors that Node makes in C++: they carry the code, and do not show it. */
export function plainCodedError(
  Class: ErrorClass,
  code: string,
  message: string,
  options: CodedErrorOptions = {},
): CodedError {
  const error = 'cause' in options ? new Class(message, { cause: options.cause }) : new Class(message);
  Error.captureStackTrace(error, options.above ?? plainCodedError);
  return Object.assign(error, { code }, options.properties);
}

function showCode(error: Error, code: string): void {
  const { name, stack } = error;
  const head = `${name}: `;
  if (stack === undefined || !(stack.startsWith(head) || stack === name)) return;
  Object.defineProperty(error, 'stack', {
    value: `${name} [${code}]${stack.slice(name.length)}`,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
