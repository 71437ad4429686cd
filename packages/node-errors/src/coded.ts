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

/** Makes an error of the class with the code. */
export function codedError(
  Class: ErrorClass,
  code: string,
  message: string,
  options: CodedErrorOptions = {},
): CodedError {
  const error = 'cause' in options ? new Class(message, { cause: options.cause }) : new Class(message);
  Error.captureStackTrace(error, options.above ?? codedError);
  const { name, stack } = error;
  // Engines that put the headline into the stack have it without the code.
  if (stack !== undefined && stack.startsWith(name)) {
    hide(error, 'stack', `${name} [${code}]${stack.slice(name.length)}`);
  }
  hide(error, 'toString', function toString(this: Error): string {
    return `${this.name} [${code}]: ${this.message}`;
  });
  return Object.assign(error, { code }, options.properties);
}

function hide(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: false, writable: true, configurable: true });
}
