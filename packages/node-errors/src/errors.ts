/** Node's errors by code. The texts are part of Node's public behaviour; tests compare them with Node's own. */
import { codedError, type CodedError, type ErrorClass } from './coded.ts';
import { describe, expectation, grouped, inspect, list } from './received.ts';

type Make<A extends readonly unknown[]> = (...args: A) => CodedError;

function fixed(Class: ErrorClass, code: string, message: string): Make<[]> {
  return function make() {
    return codedError(Class, code, message, { above: make });
  };
}

function named(name: string): string {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

/** `expected`: names of types ('string'), of classes ('Buffer'), or other words. */
export function invalidArgType(
  name: string,
  expected: string | readonly string[],
  value: unknown,
): CodedError {
  const what = expectation(typeof expected === 'string' ? [expected] : expected);
  const message = `${named(name)} must be ${what}. Received ${describe(value)}`;
  return codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message, { above: invalidArgType });
}

export function invalidArgValue(name: string, value: unknown, reason = 'is invalid'): CodedError {
  const text = inspect(value);
  const shown = text.length > 128 ? `${text.slice(0, 128)}...` : text;
  const kind = name.includes('.') ? 'property' : 'argument';
  const message = `The ${kind} '${name}' ${reason}. Received ${shown}`;
  return codedError(TypeError, 'ERR_INVALID_ARG_VALUE', message, { above: invalidArgValue });
}

export function outOfRange(name: string, range: string, value: unknown): CodedError {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${grouped(value)}`;
  return codedError(RangeError, 'ERR_OUT_OF_RANGE', message, { above: outOfRange });
}

export function socketBadPort(name: string, value: unknown, allowZero = true): CodedError {
  const message = `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. Received ${describe(value)}.`;
  return codedError(RangeError, 'ERR_SOCKET_BAD_PORT', message, { above: socketBadPort });
}

/** Several names say that all are missing; a list in a list says that one of them would do. */
export function missingArgs(...names: readonly (string | readonly string[])[]): CodedError {
  const quoted = names.map((name) =>
    typeof name === 'string' ? `"${name}"` : name.map((one) => `"${one}"`).join(' or '),
  );
  const word = names.length > 1 ? 'arguments' : 'argument';
  const message = `The ${list(quoted, 'and')} ${word} must be specified`;
  return codedError(TypeError, 'ERR_MISSING_ARGS', message, { above: missingArgs });
}

export function invalidIpAddress(value: unknown): CodedError {
  return codedError(TypeError, 'ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${String(value)}`);
}

export function ipBlocked(address: string): CodedError {
  return codedError(Error, 'ERR_IP_BLOCKED', `IP(${address}) is blocked by net.BlockList`);
}

/** `feature` is what the program asked for. */
export function featureUnavailable(feature: string): CodedError {
  const message = `The feature ${feature} is unavailable on the current platform, which is being used to run Node.js`;
  return codedError(TypeError, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', message, { above: featureUnavailable });
}

export function methodNotImplemented(method: string): CodedError {
  return codedError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', `The ${method} method is not implemented`);
}

export function unescapedCharacters(field: string): CodedError {
  return codedError(TypeError, 'ERR_UNESCAPED_CHARACTERS', `${field} contains unescaped characters`);
}

export function invalidChar(name: string, field?: string): CodedError {
  const where = field === undefined ? '' : ` ["${field}"]`;
  return codedError(TypeError, 'ERR_INVALID_CHAR', `Invalid character in ${name}${where}`);
}

export function invalidHttpToken(name: string, value: unknown): CodedError {
  const message = `${name} must be a valid HTTP token ["${String(value)}"]`;
  return codedError(TypeError, 'ERR_INVALID_HTTP_TOKEN', message);
}

export function invalidProtocol(protocol: string, expected: string): CodedError {
  const message = `Protocol "${protocol}" not supported. Expected "${expected}"`;
  return codedError(TypeError, 'ERR_INVALID_PROTOCOL', message);
}

/** `action`: 'set', 'remove', 'write', 'append', … */
export function httpHeadersSent(action: string): CodedError {
  return codedError(
    Error,
    'ERR_HTTP_HEADERS_SENT',
    `Cannot ${action} headers after they are sent to the client`,
  );
}

export function httpInvalidHeaderValue(value: unknown, name: string): CodedError {
  const message = `Invalid value "${String(value)}" for header "${name}"`;
  return codedError(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', message);
}

export function httpInvalidStatusCode(value: unknown): CodedError {
  const shown = typeof value === 'string' ? value : inspect(value);
  return codedError(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${shown}`);
}

export function httpContentLengthMismatch(sent: number, declared: number): CodedError {
  const message = `Response body's content-length of ${sent} byte(s) does not match the content-length of ${declared} byte(s) set in header`;
  return codedError(Error, 'ERR_HTTP_CONTENT_LENGTH_MISMATCH', message);
}

export const httpBodyNotAllowed: Make<[]> = fixed(
  Error,
  'ERR_HTTP_BODY_NOT_ALLOWED',
  'Adding content for this request method or response status is not allowed.',
);
export const httpSocketAssigned: Make<[]> = fixed(
  Error,
  'ERR_HTTP_SOCKET_ASSIGNED',
  'ServerResponse has an already assigned socket',
);
export const httpTrailerInvalid: Make<[]> = fixed(
  Error,
  'ERR_HTTP_TRAILER_INVALID',
  'Trailers are invalid with this transfer encoding',
);
export const serverAlreadyListen: Make<[]> = fixed(
  Error,
  'ERR_SERVER_ALREADY_LISTEN',
  'Listen method has been called more than once without closing.',
);
export const serverNotRunning: Make<[]> = fixed(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.');
export const streamNullValues: Make<[]> = fixed(
  TypeError,
  'ERR_STREAM_NULL_VALUES',
  'May not write null values to stream',
);
export const streamWriteAfterEnd: Make<[]> = fixed(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');

export function streamDestroyed(method: string): CodedError {
  return codedError(Error, 'ERR_STREAM_DESTROYED', `Cannot call ${method} after a stream was destroyed`);
}

export function unknownEncoding(encoding: unknown): CodedError {
  return codedError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${String(encoding)}`);
}

/** What an aborted operation ends with. */
export class AbortError extends Error {
  override readonly name: string = 'AbortError';
  readonly code: string = 'ABORT_ERR';

  constructor(message = 'The operation was aborted', options?: { readonly cause?: unknown }) {
    super(message, options);
  }
}
