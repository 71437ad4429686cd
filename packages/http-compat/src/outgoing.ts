/** A message to be sent: a response on the server, a request on the client. */
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Stream } from 'node:stream';
import { defineConstructor } from './construct.ts';
import {
  httpContentLengthMismatch,
  httpHeadersSent,
  invalidArgType,
  invalidChar,
  invalidHttpToken,
  methodNotImplemented,
  streamCannotPipe,
  streamWriteAfterEnd,
} from '@efi-node/node-errors';
import { eachOfList, type HeaderEntry, type HeaderStore, type HeaderValue } from './outgoing-headers.ts';
import {
  type Chunk,
  countsBytes,
  endWhole,
  failLater,
  flushChunks,
  flushedCallback,
  type PendingWrite,
  whenFlushed,
  type WriteCallback,
  writeChunk,
} from './outgoing-body.ts';
import { renderHead } from './render-head.ts';
import type { HttpSocket } from './socket.ts';
import {
  kBytesWritten,
  kChunks,
  kChunksLength,
  kConnection,
  kCorked,
  kEndCallbacks,
  kErrored,
  kFlushed,
  kFlushError,
  kHighWaterMark,
  kNeedDrain,
  kOutHeaders,
  kRejectBodyWrites,
  kSocket,
  kUniqueHeaders,
  kWritableFinished,
} from './symbols.ts';
import { checkHeaderValue, hasInvalidHeaderChar, headerKey, isToken, requireString } from './tokens.ts';

export interface OutgoingOptions {
  readonly highWaterMark?: number | undefined;
  readonly rejectNonStandardBodyWrites?: boolean | undefined;
}

const DEFAULT_HIGH_WATER_MARK = 65_536;
const ignorePending = (_bytes: number): void => {};

/** State that programs need not see, under symbols. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- fields under imported symbols cannot stand in the class with isolatedDeclarations
interface OutgoingMethods {
  /** Of EventEmitter: 0 when nobody listens to anything. */
  _eventsCount: number;
  [kBytesWritten]: number;
  [kNeedDrain]: boolean;
  [kCorked]: number;
  [kChunks]: PendingWrite[] | null;
  [kChunksLength]: number;
  [kSocket]: HttpSocket | null;
  [kOutHeaders]: HeaderStore | null;
  [kErrored]: Error | null | undefined;
  [kHighWaterMark]: number;
  [kRejectBodyWrites]: boolean;
  [kUniqueHeaders]: Set<string> | null;
  [kFlushed]: WriteCallback | undefined;
  [kConnection]: object | undefined;
  [kWritableFinished]: boolean;
  [kEndCallbacks]: WriteCallback[] | null;
  [kFlushError]: Error | null;
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see above
class OutgoingMethods extends Stream {
  declare outputData: PendingWrite[];
  declare outputSize: number;
  declare writable: boolean;
  declare destroyed: boolean;
  declare _last: boolean;
  declare chunkedEncoding: boolean;
  declare shouldKeepAlive: boolean;
  declare maxRequestsOnConnectionReached: boolean;
  declare _defaultKeepAlive: boolean;
  declare useChunkedEncodingByDefault: boolean;
  declare sendDate: boolean;
  declare _removedConnection: boolean;
  declare _removedContLen: boolean;
  declare _removedTE: boolean;
  declare strictContentLength: boolean;
  declare _contentLength: number | null;
  declare _hasBody: boolean;
  declare _trailer: string;
  declare finished: boolean;
  declare _headerSent: boolean;
  declare _closed: boolean;
  declare _header: string | null;
  declare _keepAliveTimeout: number;
  declare _onPendingData: (bytes: number) => void;

  // -- state as a stream's

  get errored(): Error | null | undefined {
    return this[kErrored];
  }
  get closed(): boolean {
    return this._closed;
  }
  get writableFinished(): boolean {
    return this[kWritableFinished];
  }
  get writableObjectMode(): boolean {
    return false;
  }
  get writableLength(): number {
    const socket = this[kSocket];
    return this.outputSize + this[kChunksLength] + (socket ? socket.writableLength : 0);
  }
  get writableHighWaterMark(): number {
    const socket = this[kSocket];
    return socket ? socket.writableHighWaterMark : this[kHighWaterMark];
  }
  get writableCorked(): number {
    return this[kCorked];
  }
  get writableEnded(): boolean {
    return this.finished;
  }
  get writableNeedDrain(): boolean {
    return !this.destroyed && !this.finished && this[kNeedDrain];
  }
  get headersSent(): boolean {
    return Boolean(this._header);
  }
  get socket(): Socket | null {
    return this[kSocket];
  }
  set socket(socket: Socket | null) {
    const before = this[kSocket];
    for (let n = 0; n < this[kCorked]; n++) {
      socket?.cork();
      before?.uncork();
    }
    this[kSocket] = socket;
  }
  get connection(): Socket | null {
    return this[kSocket];
  }
  set connection(socket: Socket | null) {
    this.socket = socket;
  }

  // -- headers

  /** Whether control characters may stand in values: asked of what is not good otherwise. */
  _isLenientHeaderValidation(): boolean {
    return false;
  }

  _renderHeaders(): Record<string, HeaderValue> {
    if (this._header) throw httpHeadersSent('render');
    const bag: Record<string, HeaderValue> = {};
    for (const [name, value] of this[kOutHeaders]?.values() ?? []) bag[name] = value;
    return bag;
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this._header) throw httpHeadersSent('set');
    const key = headerKey(name);
    checkHeaderValue(name, value, this);
    (this[kOutHeaders] ??= new Map()).set(key, [name, value]);
    return this;
  }

  setHeaders(headers: Headers | ReadonlyMap<string, HeaderValue>): this {
    if (this._header) throw httpHeadersSent('set');
    const given: unknown = headers;
    if (
      !given ||
      Array.isArray(given) ||
      typeof headers.keys !== 'function' ||
      typeof headers.get !== 'function'
    ) {
      throw invalidArgType('headers', ['Headers', 'Map'], headers);
    }
    // Headers lists each Set-Cookie by itself; the last would win.
    const cookies: string[] = [];
    for (const [name, value] of headers) {
      if (name !== 'set-cookie') this.setHeader(name, value);
      else if (Array.isArray(value)) cookies.push(...value);
      else cookies.push(String(value));
    }
    if (cookies.length > 0) this.setHeader('set-cookie', cookies);
    return this;
  }

  appendHeader(name: string, value: string | readonly string[]): this {
    if (this._header) throw httpHeadersSent('append');
    const key = headerKey(name);
    checkHeaderValue(name, value, this);
    const store = (this[kOutHeaders] ??= new Map());
    const present = store.get(key);
    if (present === undefined) {
      store.set(key, [name, value]);
    } else {
      const before = Array.isArray(present[1]) ? present[1] : [present[1]];
      store.set(key, [present[0], before.concat(value)]);
    }
    return this;
  }

  getHeader(name: string): HeaderValue | undefined {
    requireString(name, 'name');
    return this[kOutHeaders]?.get(name.toLowerCase())?.[1];
  }

  getHeaderNames(): string[] {
    return Array.from(this[kOutHeaders]?.keys() ?? []);
  }

  getRawHeaderNames(): string[] {
    return Array.from(this[kOutHeaders]?.values() ?? [], (entry: HeaderEntry) => entry[0]);
  }

  getHeaders(): Record<string, HeaderValue> {
    const bag: Record<string, HeaderValue> = Object.create(null);
    for (const [key, entry] of this[kOutHeaders] ?? []) bag[key] = entry[1];
    return bag;
  }

  hasHeader(name: string): boolean {
    requireString(name, 'name');
    return this[kOutHeaders]?.has(name.toLowerCase()) === true;
  }

  removeHeader(name: string): void {
    requireString(name, 'name');
    if (this._header) throw httpHeadersSent('remove');
    const key = name.toLowerCase();
    if (key === 'connection') this._removedConnection = true;
    else if (key === 'content-length') this._removedContLen = true;
    else if (key === 'transfer-encoding') this._removedTE = true;
    else if (key === 'date') this.sendDate = false;
    this[kOutHeaders]?.delete(key);
  }

  addTrailers(headers: object): void {
    this._trailer = '';
    const add = (name: unknown, value: unknown): void => {
      if (typeof name !== 'string' || !isToken(name)) throw invalidHttpToken('Trailer name', name);
      const values: unknown[] = Array.isArray(value) && value.length > 1 ? value : [value];
      const lines = this[kUniqueHeaders]?.has(name.toLowerCase()) === true ? [values.join('; ')] : values;
      for (const line of lines) {
        if (hasInvalidHeaderChar(String(line), this)) throw invalidChar('trailer content', name);
        this._trailer += `${name}: ${String(line)}\r\n`;
      }
    };
    if (Array.isArray(headers)) eachOfList(headers, add);
    else for (const [name, value] of Object.entries(headers)) add(name, value);
  }

  flushHeaders(): void {
    if (!this._header) this._implicitHeader();
    this._send('');
  }

  /** Renders the head of a message that the program has not given one. */
  _implicitHeader(): void {
    throw methodNotImplemented('_implicitHeader()');
  }

  /** Settles head and framing; the head goes out with the first bytes of the body. */
  _storeHeader(firstLine: string, headers?: HeaderStore | object | null): void {
    const head = renderHead(this, firstLine, headers);
    this._header = head.text;
    this._headerSent = false;
    if (head.expects) this._send('');
  }

  // -- writing

  /** Writes bytes of the message, behind the head if that has not gone yet. */
  _send(
    data: Chunk,
    encoding?: BufferEncoding | null,
    callback?: WriteCallback | null,
    byteLength?: number,
  ): boolean {
    if (!this._headerSent) {
      const head = this._header ?? '';
      this._headerSent = true;
      if (typeof data === 'string' && (!encoding || encoding === 'utf8' || encoding === 'latin1')) {
        return this._writeRaw(
          head + data,
          encoding,
          callback,
          byteLength === undefined ? undefined : byteLength + head.length,
        );
      }
      // Unshifted, not written: what is queued must stay behind the head.
      this.outputData.unshift({ data: head, encoding: 'latin1', callback: null });
      this.outputSize += head.length;
      this._onPendingData(head.length);
    }
    return this._writeRaw(data, encoding, callback, byteLength);
  }

  _writeRaw(
    data: Chunk,
    encoding?: BufferEncoding | null,
    callback?: WriteCallback | null,
    byteLength?: number,
  ): boolean {
    const socket = this[kSocket];
    // The answer of a dead connection: nobody is to wait for a 'drain'.
    if (socket?.destroyed) return false;
    if (socket && socket._httpMessage === this && socket.writable) {
      if (this.outputData.length > 0) this._flushOutput(socket);
      return socket.write(data, encoding ?? undefined, callback ?? undefined);
    }
    this.outputData.push({ data, encoding: encoding ?? null, callback: callback ?? null });
    const size = byteLength ?? data.length;
    this.outputSize += size;
    this._onPendingData(size);
    return this.outputSize < this[kHighWaterMark];
  }

  write(chunk: Chunk, callback?: WriteCallback): boolean;
  write(chunk: Chunk, encoding?: BufferEncoding | null, callback?: WriteCallback): boolean;
  write(chunk: Chunk, second?: BufferEncoding | null | WriteCallback, third?: WriteCallback): boolean {
    const encoding = typeof second === 'function' ? null : second;
    const callback = typeof second === 'function' ? second : third;
    return writeChunk(this, chunk, encoding, callback, false);
  }

  end(callback?: WriteCallback): this;
  end(chunk: Chunk | null | undefined, callback?: WriteCallback): this;
  end(chunk: Chunk | null | undefined, encoding?: BufferEncoding | null, callback?: WriteCallback): this;
  end(
    first?: Chunk | null | WriteCallback,
    second?: BufferEncoding | null | WriteCallback,
    third?: WriteCallback,
  ): this {
    const chunk = typeof first === 'function' ? null : first;
    const encoding = typeof second === 'function' || typeof first === 'function' ? null : second;
    const callback = typeof first === 'function' ? first : typeof second === 'function' ? second : third;
    if (this.finished) {
      if (chunk) {
        // Once it is closed nobody hears of it, as on Node.
        if (!this.destroyed) failLater(this, streamWriteAfterEnd(), callback);
      } else if (callback) whenFlushed(this, callback);
      return this;
    }
    if (callback) whenFlushed(this, callback);

    if (
      !this._headerSent &&
      this[kCorked] === 0 &&
      !this.strictContentLength &&
      endWhole(this, chunk, encoding)
    ) {
      return this;
    }
    const socket = this[kSocket];
    socket?.cork();
    if (chunk) {
      writeChunk(this, chunk, encoding, undefined, true);
    } else if (!this._header) {
      this._contentLength = 0;
      this._implicitHeader();
    }
    if (this[kBytesWritten] !== this._contentLength && countsBytes(this)) {
      throw httpContentLengthMismatch(this[kBytesWritten], this._contentLength);
    }
    flushChunks(this);
    const flushed = this[kFlushed] ?? flushedCallback(this);
    if (this._hasBody && this.chunkedEncoding) this._send(`0\r\n${this._trailer}\r\n`, 'latin1', flushed);
    else if (!this._headerSent || this.writableLength > 0 || chunk) this._send('', 'latin1', flushed);
    else process.nextTick(flushed);

    if (socket) {
      // However often the program has corked: this was the last.
      while (socket.writableCorked > 0) socket.uncork();
    }
    this[kCorked] = 0;
    this.finished = true;
    if (this.outputData.length === 0 && socket && socket._httpMessage === this) this._finish();
    return this;
  }

  /** All bytes of the message have been handed to the socket. */
  _finish(): void {
    if (this._eventsCount !== 0) this.emit('prefinish');
  }

  cork(): void {
    this[kCorked]++;
    this[kSocket]?.cork();
  }

  uncork(): void {
    if (this[kCorked] > 0) this[kCorked]--;
    this[kSocket]?.uncork();
    if (this[kCorked] === 0) flushChunks(this);
  }

  /** Writes what was queued before there was a socket, or before it was this message's turn. */
  _flush(): void {
    const socket = this[kSocket];
    if (!socket?.writable) return;
    const more = this._flushOutput(socket);
    if (this.finished) {
      this._finish();
    } else if (more && this[kNeedDrain]) {
      this[kNeedDrain] = false;
      this.emit('drain');
    }
  }

  _flushOutput(socket: Socket): boolean {
    const { outputData } = this;
    if (outputData.length === 0) return true;
    let more = true;
    socket.cork();
    for (const { data, encoding, callback } of outputData) {
      more = socket.write(data, encoding ?? undefined, callback ?? undefined);
    }
    socket.uncork();
    this.outputData = [];
    this._onPendingData(-this.outputSize);
    this.outputSize = 0;
    return more;
  }

  // -- the rest

  setTimeout(milliseconds: number, callback?: () => void): this {
    if (callback) this.on('timeout', callback);
    const socket = this[kSocket];
    if (socket) socket.setTimeout(milliseconds);
    else this.once('socket', (later: Socket) => later.setTimeout(milliseconds));
    return this;
  }

  destroy(error?: Error | null): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    const socket = this[kSocket];
    if (socket) {
      socket.destroy(error ?? undefined);
    } else {
      this.once('socket', (later: Socket) => later.destroy(error ?? undefined));
      process.nextTick(() => {
        if (this._closed) return;
        this._closed = true;
        this.emit('close');
      });
    }
    return this;
  }
}

// Not in the class, where its type would have to promise the destination: Node returns nothing.
Object.defineProperty(OutgoingMethods.prototype, 'pipe', {
  value(this: OutgoingMethods) {
    this.emit('error', streamCannotPipe());
  },
  writable: true,
  configurable: true,
});

Object.defineProperty(OutgoingMethods.prototype, EventEmitter.captureRejectionSymbol, {
  value(this: OutgoingMethods, error: Error) {
    this.destroy(error);
  },
  writable: true,
  configurable: true,
});

export type OutgoingMessage = OutgoingMethods;

export interface OutgoingMessageConstructor {
  new (options?: OutgoingOptions): OutgoingMessage;
  (this: OutgoingMessage, options?: OutgoingOptions): void;
  readonly prototype: OutgoingMessage;
}

// What all messages start with stands on the prototype, for a message is made for each request.
Object.assign(OutgoingMethods.prototype, {
  outputSize: 0,
  writable: true,
  destroyed: false,
  _last: false,
  chunkedEncoding: false,
  shouldKeepAlive: true,
  maxRequestsOnConnectionReached: false,
  _defaultKeepAlive: true,
  useChunkedEncodingByDefault: true,
  sendDate: false,
  _removedConnection: false,
  _removedContLen: false,
  _removedTE: false,
  strictContentLength: false,
  _contentLength: null,
  _hasBody: true,
  _trailer: '',
  finished: false,
  _headerSent: false,
  _closed: false,
  _header: null,
  _keepAliveTimeout: 0,
  _onPendingData: ignorePending,
  [kBytesWritten]: 0,
  [kNeedDrain]: false,
  [kCorked]: 0,
  [kChunks]: null,
  [kChunksLength]: 0,
  [kSocket]: null,
  [kOutHeaders]: null,
  [kErrored]: null,
  [kHighWaterMark]: DEFAULT_HIGH_WATER_MARK,
  [kRejectBodyWrites]: false,
  [kUniqueHeaders]: null,
  [kFlushed]: undefined,
  [kConnection]: undefined,
  [kWritableFinished]: false,
  [kEndCallbacks]: null,
  [kFlushError]: null,
});

function construct(this: OutgoingMessage, options?: OutgoingOptions): void {
  Stream.call(this);
  this.outputData = [];
  if (options === undefined) return;
  if (options.highWaterMark !== undefined) this[kHighWaterMark] = options.highWaterMark;
  if (options.rejectNonStandardBodyWrites) this[kRejectBodyWrites] = true;
}

export const OutgoingMessage: OutgoingMessageConstructor = defineConstructor<OutgoingMessageConstructor>(
  'OutgoingMessage',
  OutgoingMethods,
  construct,
  Stream,
);
