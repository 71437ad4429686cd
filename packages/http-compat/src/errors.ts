/** Node's errors of http: code, class and message of each in one place. */

type ErrorClass = new (message: string) => Error;

export interface CodedError extends Error {
  code: string;
}

function coded(Base: ErrorClass, code: string, message: string): CodedError {
  const error = Object.assign(new Base(message), { code });
  // Shown in the stack's first line and by toString, as Node shows it.
  Object.defineProperty(error, 'toString', {
    value(this: CodedError) {
      return `${this.name} [${code}]: ${this.message}`;
    },
    configurable: true,
    writable: true,
  });
  return error;
}

/** A primitive as Node's messages show it: text in quotes and cut, a bigint with its n. */
function shown(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'string') return String(value);
  return value.length > 28 ? `'${value.slice(0, 25)}...'` : `'${value}'`;
}

function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${String(value)}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== ''
      ? ` Received an instance of ${name}`
      : ` Received [Object: null prototype] {}`;
  }
  return ` Received type ${typeof value} (${shown(value)})`;
}

/** `expected` is what stands after 'must be', such as 'of type string'. */
export function invalidArgType(argument: string, expected: string, value: unknown): CodedError {
  const words = / /.test(expected) ? expected : `of type ${expected}`;
  const what = argument.includes('.') ? 'property' : 'argument';
  return coded(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The "${argument}" ${what} must be ${words}.${received(value)}`,
  );
}

export function invalidArgValue(argument: string, value: unknown, reason = 'is invalid'): CodedError {
  const what = argument.includes('.') ? 'property' : 'argument';
  const shown =
    typeof value === 'string'
      ? `'${value}'`
      : Array.isArray(value)
        ? `[ ${value.map((v) => `'${String(v)}'`).join(', ')} ]`
        : String(value);
  return coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${what} '${argument}' ${reason}. Received ${shown}`);
}

export function outOfRange(argument: string, range: string, value: unknown): CodedError {
  return coded(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${argument}" is out of range. It must be ${range}. Received ${String(value)}`,
  );
}

export function invalidHttpToken(label: string, value: unknown): CodedError {
  return coded(
    TypeError,
    'ERR_INVALID_HTTP_TOKEN',
    `${label} must be a valid HTTP token ["${String(value)}"]`,
  );
}

export function invalidHeaderValue(value: unknown, name: string): CodedError {
  return coded(
    TypeError,
    'ERR_HTTP_INVALID_HEADER_VALUE',
    `Invalid value "${String(value)}" for header "${name}"`,
  );
}

export function invalidCharacter(where: string, name?: string): CodedError {
  const at = name === undefined ? '' : ` ["${name}"]`;
  return coded(TypeError, 'ERR_INVALID_CHAR', `Invalid character in ${where}${at}`);
}

export function headersSent(action: string): CodedError {
  return coded(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${action} headers after they are sent to the client`);
}

export function invalidStatusCode(value: unknown): CodedError {
  return coded(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${String(value)}`);
}

export function contentLengthMismatch(body: number, expected: number | null): CodedError {
  return coded(
    Error,
    'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
    `Response body's content-length of ${body} byte(s) does not match the content-length of ${String(expected)} byte(s) set in header`,
  );
}

export function bodyNotAllowed(): CodedError {
  return coded(
    Error,
    'ERR_HTTP_BODY_NOT_ALLOWED',
    'Adding content for this request method or response status is not allowed.',
  );
}

export function trailerInvalid(): CodedError {
  return coded(Error, 'ERR_HTTP_TRAILER_INVALID', 'Trailers are invalid with this transfer encoding');
}

export function socketAssigned(): CodedError {
  return coded(Error, 'ERR_HTTP_SOCKET_ASSIGNED', 'ServerResponse has an already assigned socket');
}

export function writeAfterEnd(): CodedError {
  return coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
}

export function streamDestroyed(call: string): CodedError {
  return coded(Error, 'ERR_STREAM_DESTROYED', `Cannot call ${call} after a stream was destroyed`);
}

export function alreadyFinished(call: string): CodedError {
  return coded(Error, 'ERR_STREAM_ALREADY_FINISHED', `Cannot call ${call} after a stream was finished`);
}

export function streamCannotPipe(): CodedError {
  return coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable');
}

export function nullValues(): CodedError {
  return coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
}

export function methodNotImplemented(name: string): CodedError {
  return coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', `The ${name} method is not implemented`);
}

export function requestTimeout(): CodedError {
  return coded(Error, 'ERR_HTTP_REQUEST_TIMEOUT', 'Request timeout');
}

export function unescapedCharacters(what: string): CodedError {
  return coded(TypeError, 'ERR_UNESCAPED_CHARACTERS', `${what} contains unescaped characters`);
}

export function invalidProtocol(protocol: unknown, expected: string): CodedError {
  return coded(
    TypeError,
    'ERR_INVALID_PROTOCOL',
    `Protocol "${String(protocol)}" not supported. Expected "${expected}"`,
  );
}

/** The error of a message whose connection ended before the message did. */
export function connectionReset(message: string): CodedError {
  return coded(Error, 'ECONNRESET', message);
}

export function featureUnavailable(feature: string): CodedError {
  return coded(
    TypeError,
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    `${feature} is unavailable on this platform`,
  );
}

export function socketEncoding(): CodedError {
  return coded(
    Error,
    'ERR_HTTP_SOCKET_ENCODING',
    'Changing the socket encoding is not allowed per RFC7230 Section 3.',
  );
}
