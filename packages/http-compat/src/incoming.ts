/** A received message: a request on the server, a response on the client. */
import type { Socket } from 'node:net';
import { finished, Readable } from 'node:stream';
import { defineConstructor } from './construct.ts';
import {
  addDistinctLine,
  addHeaderLine,
  type DistinctHeaders,
  foldDistinct,
  foldHeaders,
  type HeaderBag,
} from './incoming-headers.ts';
import {
  kAbortController,
  kClosedUnread,
  kEmptyBody,
  kHeaders,
  kHeadersCount,
  kHeadersDistinct,
  kTrailers,
  kTrailersCount,
  kTrailersDistinct,
} from './symbols.ts';

/** What of a socket a message touches; plain Duplexes have less. */
type MessageSocket = Socket & { _paused?: boolean };

/** Lets the socket read again, unless its owner holds it back for another reason. */
export function readStart(socket: MessageSocket | null | undefined): void {
  if (socket && socket._paused !== true && socket.readable) socket.resume();
}

export function readStop(socket: MessageSocket | null | undefined): void {
  if (socket) socket.pause();
}

interface ReadableInternals {
  _readableState: {
    readingMore: boolean;
    ended: boolean;
    endEmitted: boolean;
    destroyed: boolean;
    closed: boolean;
    closeEmitted: boolean;
  };
}

function hasState(stream: object): stream is ReadableInternals {
  return '_readableState' in stream;
}

/** State that programs need not see, under symbols. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- fields under imported symbols cannot stand in the class with isolatedDeclarations
interface IncomingMethods {
  [kHeaders]: HeaderBag | null;
  [kHeadersDistinct]: DistinctHeaders | null;
  [kHeadersCount]: number;
  [kTrailers]: HeaderBag | null;
  [kTrailersDistinct]: DistinctHeaders | null;
  [kTrailersCount]: number;
  [kAbortController]: AbortController | null;
  /** Of EventEmitter: 0 when nobody listens to anything. */
  _eventsCount: number;
  /** No byte of a body has come, and its end has not been told to the stream. */
  [kEmptyBody]: boolean;
  /** `_dumpAndCloseReadable` was called. */
  [kClosedUnread]: boolean;
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see above
class IncomingMethods extends Readable {
  declare socket: Socket;
  declare httpVersionMajor: number;
  declare httpVersionMinor: number;
  declare httpVersion: string;
  declare complete: boolean;
  declare rawHeaders: string[];
  declare rawTrailers: string[];
  declare joinDuplicateHeaders: boolean;
  declare aborted: boolean;
  declare upgrade: boolean | null;
  declare url: string;
  declare method: string | undefined;
  declare statusCode: number | undefined;
  declare statusMessage: string | undefined;
  declare client: Socket;
  declare _consuming: boolean;
  declare _dumped: boolean;
  /** On a client: the request that this answers. */
  declare req?: object;

  get connection(): Socket {
    return this.socket;
  }
  set connection(socket: Socket) {
    this.socket = socket;
  }

  get headers(): HeaderBag {
    let bag = this[kHeaders];
    if (!bag) {
      bag = foldHeaders(this.rawHeaders, this[kHeadersCount], this.joinDuplicateHeaders);
      this[kHeaders] = bag;
    }
    return bag;
  }
  set headers(bag: HeaderBag) {
    this[kHeaders] = bag;
  }

  get headersDistinct(): DistinctHeaders {
    this[kHeadersDistinct] ??= foldDistinct(this.rawHeaders, this[kHeadersCount]);
    return this[kHeadersDistinct];
  }
  set headersDistinct(bag: DistinctHeaders) {
    this[kHeadersDistinct] = bag;
  }

  get trailers(): HeaderBag {
    this[kTrailers] ??= foldHeaders(this.rawTrailers, this[kTrailersCount], this.joinDuplicateHeaders);
    return this[kTrailers];
  }
  set trailers(bag: HeaderBag) {
    this[kTrailers] = bag;
  }

  get trailersDistinct(): DistinctHeaders {
    this[kTrailersDistinct] ??= foldDistinct(this.rawTrailers, this[kTrailersCount]);
    return this[kTrailersDistinct];
  }
  set trailersDistinct(bag: DistinctHeaders) {
    this[kTrailersDistinct] = bag;
  }

  /** Aborted when the connection ends or the message is destroyed; made at the first use. */
  get signal(): AbortSignal {
    let controller = this[kAbortController];
    if (!controller) {
      controller = new AbortController();
      this[kAbortController] = controller;
      const abort = (): void => controller?.abort();
      if (this.destroyed && (this.aborted || !this.complete)) abort();
      else if (this.socket) this.socket.once('close', abort);
    }
    return controller.signal;
  }

  setTimeout(milliseconds: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(milliseconds);
    return this;
  }

  override _read(_size: number): void {
    if (!this._consuming) {
      if (hasState(this)) this._readableState.readingMore = false;
      this._consuming = true;
    }
    if (this[kEmptyBody] && this.complete) {
      this[kEmptyBody] = false;
      this.push(null);
    }
    // A message that has all its body may outlive its turn on the socket.
    if (this.socket?.readable) readStart(this.socket);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
      this[kAbortController]?.abort();
    }
    // Errors of a message are news only to who listens: most servers do not, and must not fall for an aborted upload.
    const report = (failure: Error | null | undefined): void => {
      process.nextTick(() => callback(this.listenerCount('error') > 0 ? failure : null));
    };
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      socket.destroy(error ?? undefined);
      const forget = finished(socket, (failure) => {
        forget();
        const own =
          failure && 'code' in failure && failure.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure;
        report(own ?? error);
      });
    } else {
      report(error);
    }
  }

  _addHeaderLines(headers: string[] | null, count: number): void {
    if (!headers) return;
    if (this.complete) {
      this.rawTrailers = headers;
      this[kTrailersCount] = count;
      const bag = this[kTrailers];
      if (bag)
        for (let i = 0; i < count; i += 2) this._addHeaderLine(headers[i] ?? '', headers[i + 1] ?? '', bag);
    } else {
      this.rawHeaders = headers;
      this[kHeadersCount] = count;
      const bag = this[kHeaders];
      if (bag)
        for (let i = 0; i < count; i += 2) this._addHeaderLine(headers[i] ?? '', headers[i + 1] ?? '', bag);
    }
  }

  _addHeaderLine(name: string, value: string, bag: HeaderBag): void {
    addHeaderLine(bag, name, value, this.joinDuplicateHeaders);
  }

  _addHeaderLineDistinct(name: string, value: string, bag: DistinctHeaders): void {
    addDistinctLine(bag, name, value);
  }

  /** Ends the stream without an event: nobody has asked for the body, and there is none. */
  _dumpAndCloseReadable(): void {
    this._dumped = true;
    this[kClosedUnread] = true;
    if (!Object.hasOwn(this, '_readableState') || !hasState(this)) return;
    const state = this._readableState;
    state.ended = true;
    state.endEmitted = true;
    state.destroyed = true;
    state.closed = true;
    state.closeEmitted = true;
  }

  /** Reads on and forgets: the rest of a body that nobody wants must leave the connection. */
  _dump(): void {
    if (this._dumped) return;
    this._dumped = true;
    this.removeAllListeners('data');
    this.resume();
  }
}

export type IncomingMessage = IncomingMethods;

export interface IncomingMessageConstructor {
  new (socket: Socket): IncomingMessage;
  (this: IncomingMessage, socket: Socket): void;
  readonly prototype: IncomingMessage;
}

/**
 * The stream below a message is made when it is first touched: most requests have no body, and their stream would be made
 * to be thrown away. Listeners that were added before stay.
 */
function makeStream(message: IncomingMessage): unknown {
  const { socket } = message;
  const closed = message[kClosedUnread];
  Readable.call(message, socket ? { highWaterMark: socket.readableHighWaterMark } : {});
  if (closed) message._dumpAndCloseReadable();
  return Object.getOwnPropertyDescriptor(message, '_readableState')?.value;
}

Object.defineProperty(IncomingMethods.prototype, '_readableState', {
  get(this: IncomingMessage): unknown {
    return Object.hasOwn(this, 'rawHeaders') ? makeStream(this) : undefined;
  },
  set(this: IncomingMessage, state: unknown) {
    Object.defineProperty(this, '_readableState', {
      value: state,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  },
  configurable: true,
});

// What all messages start with stands on the prototype, for a message is made for each request.
Object.assign(IncomingMethods.prototype, {
  httpVersionMajor: null,
  httpVersionMinor: null,
  httpVersion: null,
  complete: false,
  joinDuplicateHeaders: false,
  aborted: false,
  upgrade: null,
  url: '',
  method: null,
  statusCode: null,
  statusMessage: null,
  _consuming: false,
  _dumped: false,
  [kHeaders]: null,
  [kHeadersDistinct]: null,
  [kHeadersCount]: 0,
  [kTrailers]: null,
  [kTrailersDistinct]: null,
  [kTrailersCount]: 0,
  [kAbortController]: null,
  [kEmptyBody]: true,
  [kClosedUnread]: false,
});

function construct(this: IncomingMessage, socket: Socket): void {
  this.socket = socket;
  this.client = socket;
  this.rawHeaders = [];
  this.rawTrailers = [];
}

export const IncomingMessage: IncomingMessageConstructor = defineConstructor<IncomingMessageConstructor>(
  'IncomingMessage',
  IncomingMethods,
  construct,
  Readable,
);
