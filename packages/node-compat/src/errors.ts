/** Node's errors, as far as this package throws them. */
type Constructor = new (...args: never[]) => Error;
function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${String(value)}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== ''
      ? ` Received an instance of ${name}`
      : ' Received an object';
  }
  const text = String(value);
  return ` Received type ${typeof value} (${typeof value === 'string' ? `'${text}'` : text})`;
}
function define<A extends unknown[]>(
  code: string,
  Base: Constructor,
  message: (...args: A) => string,
): new (
  ...args: A
) => Error & { code: string } {
  const Parent = Base as new (message: string) => Error;
  class NodeError extends Parent {
    code = code;
    constructor(...args: A) {
      super(message(...args));
    }
    override toString(): string {
      return `${this.name} [${code}]: ${this.message}`;
    }
  }
  return NodeError;
}
export const ERR_INVALID_ARG_TYPE: new (
  name: string,
  expected: string | readonly string[],
  value: unknown,
) => Error & { code: string } = define(
  'ERR_INVALID_ARG_TYPE',
  TypeError,
  (name: string, expected: string | readonly string[], value: unknown) => {
    const kind = typeof expected === 'string' ? expected : expected.join(' or ');
    return `The "${name}" ${name.includes('.') ? 'property' : 'argument'} must be ${/^[a-z]/.test(kind) || kind === 'Function' ? 'of type ' + kind.toLowerCase() : `an instance of ${kind}`}.${received(value)}`;
  },
);
export const ERR_OUT_OF_RANGE: new (name: string, range: string, value: unknown) => Error & { code: string } =
  define(
    'ERR_OUT_OF_RANGE',
    RangeError,
    (name: string, range: string, value: unknown) =>
      `The value of "${name}" is out of range. It must be ${range}. Received ${String(value)}`,
  );
export const ERR_UNHANDLED_ERROR: new (context: string) => Error & { code: string } = define(
  'ERR_UNHANDLED_ERROR',
  Error,
  (context: string) => `Unhandled error. (${context})`,
);
