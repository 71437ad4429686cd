/** The arguments of a WebSocket's constructor and methods (WebSockets standard, section 3.1). */
import { isToken } from '../tokens.ts';
import { toDomString, toUsvString } from '../fetch/convert.ts';

/** The URL of a connection. Throws a SyntaxError for what is none. */
export function readUrl(given: unknown): URL {
  const text = toUsvString(given, 'WebSocket constructor: url');
  let url: URL;
  try {
    url = new URL(text);
  } catch (error) {
    throw new DOMException(String(error).replace(' [ERR_INVALID_URL]', ''), 'SyntaxError');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new DOMException('expected a ws: or wss: url', 'SyntaxError');
  }
  if (url.hash !== '' || url.href.endsWith('#')) throw new DOMException('hash', 'SyntaxError');
  return url;
}

export interface ConnectOptions {
  readonly protocols: readonly string[];
  /** Of the program's own, beside the handshake's. */
  readonly headers: unknown;
}

function isSequence(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function protocolList(given: unknown): string[] {
  if (given === undefined) return [];
  if (isSequence(given)) return Array.from(given, toDomString);
  return [toDomString(given)];
}

/** Subprotocols, or a dictionary with them. Throws a SyntaxError for what cannot be a subprotocol. */
export function readOptions(given: unknown): ConnectOptions {
  const isDictionary = given === null || (typeof given === 'object' && !isSequence(given));
  const dictionary: object = isDictionary && given !== null ? given : {};
  const headers: unknown = Reflect.get(dictionary, 'headers');
  const protocols = protocolList(isDictionary ? Reflect.get(dictionary, 'protocols') : given);
  const isUnique = new Set(protocols.map((name) => name.toLowerCase())).size === protocols.length;
  if (!isUnique || !protocols.every(isToken)) {
    throw new DOMException('Invalid Sec-WebSocket-Protocol value', 'SyntaxError');
  }
  return { protocols, headers };
}

/** Bytes of a close frame's reason at most. */
const MOST_REASON = 123;

export interface CloseOptions {
  readonly code: number | undefined;
  readonly reason: string;
}

/** Throws an InvalidAccessError for a code that is not for programs, a SyntaxError for a reason that is too long. */
export function readClose(code: unknown, reason: unknown): CloseOptions {
  const number = code === undefined ? undefined : Math.trunc(Number(code));
  if (number !== undefined && number !== 1000 && !(number >= 3000 && number <= 4999)) {
    throw new DOMException('invalid code', 'InvalidAccessError');
  }
  const text = reason === undefined ? '' : toUsvString(reason, 'WebSocket.close: reason');
  const length = Buffer.byteLength(text);
  if (length > MOST_REASON) {
    throw new DOMException(`Reason must be less than 123 bytes; received ${length}`, 'SyntaxError');
  }
  return { code: number ?? (text === '' ? undefined : 1000), reason: text };
}
