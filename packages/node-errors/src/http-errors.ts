/** Node's errors of http. */
import { codedError, type CodedError, plainCodedError } from './coded.ts';
import { asText } from './received.ts';

/** `field`: 'Request path'. */
export function unescapedCharacters(field: string): CodedError {
  const message = `${field} contains unescaped characters`;
  return codedError(TypeError, 'ERR_UNESCAPED_CHARACTERS', message, { above: unescapedCharacters });
}

/** `name`: 'header content', 'statusMessage', …; `field` is the header's name. */
export function invalidChar(name: string, field?: string): CodedError {
  const message = `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
  return codedError(TypeError, 'ERR_INVALID_CHAR', message, { above: invalidChar });
}

/** `name`: 'Header name', 'Method', 'Trailer name'. */
export function invalidHttpToken(name: string, value: unknown): CodedError {
  const message = `${name} must be a valid HTTP token ["${asText(value)}"]`;
  return codedError(TypeError, 'ERR_INVALID_HTTP_TOKEN', message, { above: invalidHttpToken });
}

export function invalidProtocol(protocol: unknown, expected: string): CodedError {
  const message = `Protocol "${asText(protocol)}" not supported. Expected "${expected}"`;
  return codedError(TypeError, 'ERR_INVALID_PROTOCOL', message, { above: invalidProtocol });
}

/** `action`: 'set', 'remove', 'write', 'append', … */
export function httpHeadersSent(action: string): CodedError {
  const message = `Cannot ${action} headers after they are sent to the client`;
  return codedError(Error, 'ERR_HTTP_HEADERS_SENT', message, { above: httpHeadersSent });
}

export function httpInvalidHeaderValue(value: unknown, name: string): CodedError {
  const message = `Invalid value "${asText(value)}" for header "${name}"`;
  return codedError(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', message, { above: httpInvalidHeaderValue });
}

export function httpInvalidStatusCode(value: unknown): CodedError {
  const message = `Invalid status code: ${asText(value)}`;
  return codedError(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', message, { above: httpInvalidStatusCode });
}

/** Numbers of bytes; `declared` is null when there is no such header. */
export function httpContentLengthMismatch(sent: number, declared: number | null): CodedError {
  const message = `Response body's content-length of ${sent} byte(s) does not match the content-length of ${String(declared)} byte(s) set in header`;
  const options = { above: httpContentLengthMismatch };
  return codedError(Error, 'ERR_HTTP_CONTENT_LENGTH_MISMATCH', message, options);
}

export function httpBodyNotAllowed(): CodedError {
  const message = 'Adding content for this request method or response status is not allowed.';
  return codedError(Error, 'ERR_HTTP_BODY_NOT_ALLOWED', message, { above: httpBodyNotAllowed });
}

export function httpSocketAssigned(): CodedError {
  const message = 'ServerResponse has an already assigned socket';
  return codedError(Error, 'ERR_HTTP_SOCKET_ASSIGNED', message, { above: httpSocketAssigned });
}

export function httpSocketEncoding(): CodedError {
  const message = 'Changing the socket encoding is not allowed per RFC7230 Section 3.';
  return codedError(Error, 'ERR_HTTP_SOCKET_ENCODING', message, { above: httpSocketEncoding });
}

export function httpTrailerInvalid(): CodedError {
  const message = 'Trailers are invalid with this transfer encoding';
  return codedError(Error, 'ERR_HTTP_TRAILER_INVALID', message, { above: httpTrailerInvalid });
}

export function httpRequestTimeout(): CodedError {
  return codedError(Error, 'ERR_HTTP_REQUEST_TIMEOUT', 'Request timeout', { above: httpRequestTimeout });
}

/** The connection ended before the message did: 'socket hang up', 'aborted'. */
export function connectionReset(message: string): CodedError {
  return plainCodedError(Error, 'ECONNRESET', message, { above: connectionReset });
}
