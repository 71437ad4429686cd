/**
 * The head of a message as it goes on the wire: start line, the program's headers, then what HTTP needs and the
 * program did not say: Date, Connection, Keep-Alive, and how the body is framed (RFC 9112, section 6).
 */
import { httpDate } from './date.ts';
import { httpTrailerInvalid } from '@efi-node/node-errors';
import { eachOfList, type HeaderList, type HeaderStore } from './outgoing-headers.ts';
import { kUniqueHeaders } from './symbols.ts';
import { checkHeaderValue, headerKey, type Judged } from './tokens.ts';

/** The state of a message that decides on its head, and is decided by it. Names are Node's. */
export interface Framing extends Judged {
  sendDate: boolean;
  shouldKeepAlive: boolean;
  useChunkedEncodingByDefault: boolean;
  chunkedEncoding: boolean;
  maxRequestsOnConnectionReached: boolean;
  _maxRequestsPerSocket?: number | null;
  _last: boolean;
  _hasBody: boolean;
  _contentLength: number | null;
  _keepAliveTimeout: number;
  _defaultKeepAlive: boolean;
  _removedConnection: boolean;
  _removedContLen: boolean;
  _removedTE: boolean;
  readonly statusCode?: number;
  readonly agent?: unknown;
  readonly [kUniqueHeaders]: Set<string> | null;
}

export interface RenderedHead {
  readonly text: string;
  /** Has `Expect`: the head is to be sent without waiting for the body. */
  readonly expects: boolean;
}

type HeaderSource = HeaderStore | HeaderList | object | null | undefined;

const SEEN_CONNECTION = 1;
const SEEN_LENGTH = 2;
const SEEN_ENCODING = 4;
const SEEN_DATE = 8;
const SEEN_EXPECT = 16;
const SEEN_TRAILER = 32;
const SEEN_KEEP_ALIVE = 64;

/** Header names that say something about the connection or the framing. */
const TELLING = new Map<string, number>([
  ['connection', SEEN_CONNECTION],
  ['content-length', SEEN_LENGTH],
  ['transfer-encoding', SEEN_ENCODING],
  ['date', SEEN_DATE],
  ['expect', SEEN_EXPECT],
  ['trailer', SEEN_TRAILER],
  ['keep-alive', SEEN_KEEP_ALIVE],
]);

const SAYS_CLOSE = /(?:^|\W)close(?:$|\W)/i;
const SAYS_CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;

function note(message: Framing, mark: number, value: string): void {
  switch (mark) {
    case SEEN_CONNECTION:
      message._removedConnection = false;
      if (SAYS_CLOSE.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case SEEN_ENCODING:
      message._removedTE = false;
      if (SAYS_CHUNKED.test(value)) message.chunkedEncoding = true;
      break;
    case SEEN_LENGTH:
      message._contentLength = Number(value);
      message._removedContLen = false;
      break;
    case SEEN_KEEP_ALIVE:
      message._defaultKeepAlive = false;
      break;
    default:
  }
}

/**
 * A file name beyond ASCII in Content-Disposition goes out as Node sends it: taken for latin1 and read as UTF-8, when the
 * length of the body is known.
 */
function reread(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reread);
  return typeof value === 'string' ? Buffer.from(value, 'latin1').toString() : value;
}

/** Collects the program's header lines, and what they tell about the framing. */
class Lines {
  text: string;
  seen = 0;
  readonly message: Framing;

  constructor(firstLine: string, message: Framing) {
    this.text = firstLine;
    this.message = message;
  }

  add(name: string, key: string, given: unknown): void {
    const value = key === 'content-disposition' && this.message._contentLength ? reread(given) : given;
    if (Array.isArray(value)) {
      const joined =
        (key === 'cookie' && value.length > 1) || this.message[kUniqueHeaders]?.has(key) === true;
      if (!joined) {
        for (const each of value) this.line(name, key, String(each));
        return;
      }
      this.line(name, key, value.join('; '));
      return;
    }
    this.line(name, key, typeof value === 'string' ? value : String(value));
  }

  line(name: string, key: string, value: string): void {
    this.text += `${name}: ${value}\r\n`;
    const mark = TELLING.get(key);
    if (mark === undefined) return;
    this.seen |= mark;
    note(this.message, mark, value);
  }

  /** As `add`, for headers that have not been judged yet. */
  addUnchecked(name: unknown, value: unknown): void {
    const key = headerKey(name);
    const text = String(name);
    if (Array.isArray(value)) for (const each of value) checkHeaderValue(text, each, this.message);
    else checkHeaderValue(text, value, this.message);
    this.add(text, key, value);
  }
}

function addStore(lines: Lines, store: HeaderStore): void {
  // oxlint-disable-next-line unicorn/no-array-for-each -- an interpreter pays for each step of an iterator
  store.forEach((entry, key) => lines.add(entry[0], key, entry[1]));
}

const { get } = Reflect;

function addAll(lines: Lines, headers: HeaderSource): void {
  if (!headers) return;
  if (headers instanceof Map) {
    addStore(lines, headers);
  } else if (Array.isArray(headers)) {
    eachOfList(headers, (name, value) => lines.addUnchecked(name, value));
  } else {
    // By index, and no pair for each: this is done for nearly every answer, and an interpreter pays for each step of an iterator.
    const names = Object.keys(headers);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name !== undefined) lines.addUnchecked(name, get(headers, name));
    }
  }
}

function connectionLines(message: Framing, seen: number): string {
  if ((seen & SEEN_CONNECTION) !== 0) return '';
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
    return '';
  }
  const framed = (seen & SEEN_LENGTH) !== 0 || message.useChunkedEncodingByDefault || Boolean(message.agent);
  const keeps = message.shouldKeepAlive && framed;
  if (keeps && !message.maxRequestsOnConnectionReached) {
    if (message._keepAliveTimeout === 0 || !message._defaultKeepAlive) return 'Connection: keep-alive\r\n';
    const most = message._maxRequestsPerSocket ?? 0;
    const seconds = Math.floor(message._keepAliveTimeout / 1000);
    return `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}${most > 0 ? `, max=${most}` : ''}\r\n`;
  }
  if (!keeps) message._last = true;
  return 'Connection: close\r\n';
}

function framingLines(message: Framing, seen: number): string {
  if ((seen & (SEEN_LENGTH | SEEN_ENCODING)) !== 0) return '';
  if (!message._hasBody) {
    // Only a message without a body may leave its length unsaid.
    message.chunkedEncoding = false;
    return '';
  }
  if (!message.useChunkedEncodingByDefault) {
    message._last = true;
    return '';
  }
  if ((seen & SEEN_TRAILER) === 0 && !message._removedContLen && typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  }
  if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  }
  // Without a length the end of the body is the end of the connection.
  message._last = true;
  return '';
}

/** Renders the head and settles the framing of `message`. Throws for headers that contradict each other. */
export function renderHead(message: Framing, firstLine: string, headers: HeaderSource): RenderedHead {
  const lines = new Lines(firstLine, message);
  addAll(lines, headers);
  const { seen } = lines;
  let { text } = lines;
  if (message.sendDate && (seen & SEEN_DATE) === 0) text += `Date: ${httpDate()}\r\n`;

  // A body that must not be, announced all the same, would be read as the start of the next message.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionLines(message, seen);
  text += framingLines(message, seen);
  if (!message.chunkedEncoding && (seen & SEEN_TRAILER) !== 0) throw httpTrailerInvalid();
  return { text: `${text}\r\n`, expects: (seen & SEEN_EXPECT) !== 0 };
}
