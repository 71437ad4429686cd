/** Node's errors, as far as this package throws them. */
import { toText } from './text.ts';

type Constructor = new (...args: never[]) => Error;
function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${String(value)}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name: unknown = Object(Reflect.get(value, 'constructor')).name;
    return typeof name === 'string' && name !== ''
      ? ` Received an instance of ${name}`
      : ' Received an object';
  }
  const text =
    typeof value === 'string' ? `'${value.length > 28 ? `${value.slice(0, 25)}...` : value}'` : toText(value);
  return ` Received type ${typeof value} (${typeof value === 'bigint' ? `${text}n` : text})`;
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
const primitiveTypes = new Set(['string', 'function', 'number', 'object', 'boolean', 'bigint', 'symbol']);

function list(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  if (words.length === 2) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1) ?? ''}`;
}

/** `of type string or an instance of Buffer`: what an argument may be, in Node's words. */
function expectation(expected: string | readonly string[]): string {
  const names = typeof expected === 'string' ? [expected] : expected;
  const types: string[] = [];
  const classes: string[] = [];
  const others: string[] = [];
  for (const name of names) {
    if (primitiveTypes.has(name) || name === 'Function') types.push(name.toLowerCase());
    else if (name === 'Object') types.push('object');
    else if (/^([A-Z][a-z0-9]*)+$/.test(name)) classes.push(name);
    else others.push(name);
  }
  const parts: string[] = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types)}`);
  if (classes.length > 0) parts.push(`an instance of ${list(classes)}`);
  if (others.length > 0) {
    const [only = ''] = others;
    if (others.length > 1) parts.push(`one of ${list(others)}`);
    else parts.push(/^[a-z]/.test(only) ? only : `an ${only}`);
  }
  return parts.join(' or ');
}

export const ERR_INVALID_ARG_TYPE: new (
  name: string,
  expected: string | readonly string[],
  value: unknown,
) => Error & { code: string } = define(
  'ERR_INVALID_ARG_TYPE',
  TypeError,
  (name: string, expected: string | readonly string[], value: unknown) => {
    const kind = name.includes('.') ? 'property' : 'argument';
    const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${kind}`;
    return `${subject} must be ${expectation(expected)}.${received(value)}`;
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
export const ERR_UNKNOWN_ENCODING: new (encoding: unknown) => Error & { code: string } = define(
  'ERR_UNKNOWN_ENCODING',
  TypeError,
  (encoding: unknown) => `Unknown encoding: ${String(encoding)}`,
);
export const ERR_INVALID_ARG_VALUE: new (
  name: string,
  value: unknown,
  reason?: string,
) => Error & { code: string } = define(
  'ERR_INVALID_ARG_VALUE',
  TypeError,
  (name: string, value: unknown, reason = 'is invalid') =>
    `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${typeof value === 'string' ? `'${value}'` : String(value)}`,
);
export const ERR_BUFFER_OUT_OF_BOUNDS: new (name?: string) => Error & { code: string } = define(
  'ERR_BUFFER_OUT_OF_BOUNDS',
  RangeError,
  (name?: string) =>
    name === undefined
      ? 'Attempt to access memory outside buffer bounds'
      : `"${name}" is outside of buffer bounds`,
);
export const ERR_INVALID_BUFFER_SIZE: new (bits: string) => Error & { code: string } = define(
  'ERR_INVALID_BUFFER_SIZE',
  RangeError,
  (bits: string) => `Buffer size must be a multiple of ${bits}`,
);
export const ERR_MISSING_ARGS: new (...names: string[]) => Error & { code: string } = define(
  'ERR_MISSING_ARGS',
  TypeError,
  (...names: string[]) =>
    `The ${names.map((name) => `"${name}"`).join(' and ')} argument${names.length > 1 ? 's' : ''} must be specified`,
);
export const ERR_ILLEGAL_CONSTRUCTOR: new () => Error & { code: string } = define(
  'ERR_ILLEGAL_CONSTRUCTOR',
  TypeError,
  () => 'Illegal constructor',
);
export const ERR_ENCODING_NOT_SUPPORTED: new (encoding: string) => Error & { code: string } = define(
  'ERR_ENCODING_NOT_SUPPORTED',
  RangeError,
  (encoding: string) => `The "${encoding}" encoding is not supported`,
);
export const ERR_ENCODING_INVALID_ENCODED_DATA: new (encoding: string) => Error & { code: string } = define(
  'ERR_ENCODING_INVALID_ENCODED_DATA',
  TypeError,
  (encoding: string) => `The encoded data was not valid for encoding ${encoding}`,
);
export const ERR_FALSY_VALUE_REJECTION: new (reason: unknown) => Error & { code: string; reason?: unknown } =
  define('ERR_FALSY_VALUE_REJECTION', Error, () => 'Promise was rejected with falsy value');
export const ERR_INVALID_URL: new (input: string) => Error & { code: string } = define(
  'ERR_INVALID_URL',
  TypeError,
  () => 'Invalid URL',
);
export const ERR_INVALID_URL_SCHEME: new (expected: string) => Error & { code: string } = define(
  'ERR_INVALID_URL_SCHEME',
  TypeError,
  (expected: string) => `The URL must be of scheme ${expected}`,
);
export const ERR_INVALID_FILE_URL_HOST: new (platform: string) => Error & { code: string } = define(
  'ERR_INVALID_FILE_URL_HOST',
  TypeError,
  (platform: string) => `File URL host must be "localhost" or empty on ${platform}`,
);
export const ERR_INVALID_FILE_URL_PATH: new (what: string) => Error & { code: string } = define(
  'ERR_INVALID_FILE_URL_PATH',
  TypeError,
  (what: string) => `File URL path ${what}`,
);
export const ERR_CRYPTO_HASH_FINALIZED: new () => Error & { code: string } = define(
  'ERR_CRYPTO_HASH_FINALIZED',
  Error,
  () => 'Digest already called',
);
export const ERR_CRYPTO_INVALID_DIGEST: new (name: string) => Error & { code: string } = define(
  'ERR_CRYPTO_INVALID_DIGEST',
  TypeError,
  (name: string) => `Invalid digest: ${name}`,
);
export const ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: new () => Error & { code: string } = define(
  'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
  RangeError,
  () => 'Input buffers must have the same byte length',
);
export const ERR_AMBIGUOUS_ARGUMENT: new (name: string, reason: string) => Error & { code: string } = define(
  'ERR_AMBIGUOUS_ARGUMENT',
  TypeError,
  (name: string, reason: string) => `The "${name}" argument is ambiguous. ${reason}`,
);
export const ERR_INVALID_RETURN_VALUE: new (
  expected: string,
  name: string,
  value: unknown,
) => Error & { code: string } = define(
  'ERR_INVALID_RETURN_VALUE',
  TypeError,
  (expected: string, name: string, value: unknown) =>
    `Expected ${expected} to be returned from the "${name}" function but got ${value === null || value === undefined ? String(value) : typeof value === 'object' ? `an instance of ${Object(value).constructor?.name ?? 'Object'}` : `type ${typeof value}`}.`,
);
export const ERR_ARG_NOT_ITERABLE: new (what: string) => Error & { code: string } = define(
  'ERR_ARG_NOT_ITERABLE',
  TypeError,
  (what: string) => `${what} must be iterable`,
);
export const ERR_INVALID_TUPLE: new (what: string, form: string) => Error & { code: string } = define(
  'ERR_INVALID_TUPLE',
  TypeError,
  (what: string, form: string) => `${what} must be an iterable ${form} tuple`,
);
