/** Why a fetch fails: what programs see, by the names and codes that Node's `fetch` gives them. */

/** Before the head of the answer is there. */
export function fetchFailed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

/** After it, while the body comes. */
export function terminated(cause: unknown): TypeError {
  return new TypeError('terminated', { cause });
}

/** An error as Node's client has them: a name and a code of their own. */
export function clientError(name: string, code: string | undefined, message: string): Error {
  // A class of that name, for `inspect` shows the class.
  const { [name]: Class = Error } = { [name]: class extends Error {} };
  return Object.assign(new Class(message), { name, code });
}

export function socketError(message: string): Error {
  return clientError('SocketError', 'UND_ERR_SOCKET', message);
}

function textOf(error: object, key: string): string {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

/** The cause that a program gets for an error of `http`. */
export function causeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = textOf(error, 'code');
  if (code === 'HPE_HEADER_OVERFLOW') {
    return clientError('HeadersOverflowError', 'UND_ERR_HEADERS_OVERFLOW', 'Headers Overflow Error');
  }
  if (code.startsWith('HPE_')) {
    const reason = textOf(error, 'reason');
    return clientError(
      'HTTPParserError',
      undefined,
      `Response does not match the HTTP/1.1 protocol (${reason})`,
    );
  }
  // The peer's FIN, before its answer was whole; a RST says which call it ended.
  if (code === 'ECONNRESET' && textOf(error, 'syscall') === '') return socketError('other side closed');
  return error;
}
