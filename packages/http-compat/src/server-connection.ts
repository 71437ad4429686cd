/**
 * One connection of a server and its one owner: the parser's events in, requests and responses out, in order, and one
 * way to let go of the socket (an upgrade).
 */
import type {
  BodyDecision,
  HttpMessageHead,
  HttpParseFailure,
  HttpParser,
  HttpParserOptions,
  HttpParserSink,
} from '@efi-node/efi-core';
import { httpRequestTimeout, httpSocketEncoding } from '@efi-node/node-errors';
import type { IncomingMessage } from './incoming.ts';
import { readStart, readStop } from './incoming.ts';
import { settleCallbacks } from './outgoing-body.ts';
import { abortedError, asError, httpVersion, parseError, slice } from './parsing.ts';
import type { Parsers } from './parsers.ts';
import type { HttpServer } from './server-types.ts';
import { closeResponse, type ServerResponse } from './server-response.ts';
import type { HttpSocket } from './socket.ts';
import {
  kClosedUnread,
  kConnection,
  kEmptyBody,
  kFlushed,
  kHeadersCount,
  kNeedDrain,
  kUniqueHeaders,
} from './symbols.ts';

const SAYS_CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

/** What is sent for a request that could not be read, by the code of the error. */
const REFUSALS = new Map<unknown, string>([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Payload Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

interface NeededHeaders {
  readonly host: boolean;
  readonly expect: string | undefined;
}

/** Looks for the two headers that the server itself must know, without making the headers object. */
function neededHeaders(raw: readonly string[], count: number): NeededHeaders {
  let host = false;
  let expect: string | undefined;
  for (let i = 0; i < count; i += 2) {
    const name = raw[i];
    if (name === undefined) continue;
    if (name.length === 4) host ||= name === 'Host' || name.toLowerCase() === 'host';
    else if (name.length === 6 && name.toLowerCase() === 'expect') expect ??= raw[i + 1];
  }
  return { host, expect };
}

function announcesBody(raw: readonly string[]): boolean {
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i]?.toLowerCase();
    if (name === 'content-length' || name === 'transfer-encoding') return true;
  }
  return false;
}

type Listener = (value?: unknown) => void;

function ignoreError(): void {}

/** Stands in for a socket's `setEncoding`: the parser needs bytes. */
function refuseEncoding(): never {
  throw httpSocketEncoding();
}

export class ServerConnection implements HttpParserSink {
  readonly server: HttpServer;
  readonly socket: HttpSocket;
  private readonly parsers: Parsers;
  private parser: HttpParser | undefined;
  /** The message that is being received. */
  private incoming: IncomingMessage | undefined;
  /** Requests whose response has not finished, oldest first. */
  private readonly requests: IncomingMessage[] = [];
  /** The response whose turn on the socket it is. */
  private current: ServerResponse | undefined;
  /** The present message asked for an upgrade that it did not get. */
  private refusedUpgrade = false;
  /** Responses that wait for the ones before them. */
  private readonly waiting: ServerResponse[] = [];
  private waitingBytes = 0;
  private served = 0;
  /** Since when the present message is being received, by the loop's time; -1 between messages. */
  messageSince: number;
  /** The present message's head is complete. */
  headComplete = false;
  /** When a connection without a request is to be closed, by the loop's time; 0 while there is one. */
  idleUntil = 0;
  private readonly takesTimeout: boolean;
  /** What comes on the socket comes from the loop, not out of a program's own call as with another Duplex. */
  private readonly ownsLoop: boolean;
  private readonly ownListeners: readonly (readonly [event: string, listener: Listener])[];
  /** Shared by all responses of this connection: one at a time is being written. */
  private readonly onFlushed: (error?: Error | null) => void;
  private readonly onPending: (bytes: number) => void;

  constructor(
    server: HttpServer,
    socket: HttpSocket,
    parsers: Parsers,
    options: HttpParserOptions,
    now: number,
  ) {
    this.server = server;
    this.socket = socket;
    this.parsers = parsers;
    this.parser = parsers.create(options, this);
    this.messageSince = now;
    this.takesTimeout = typeof socket.setTimeout === 'function';
    this.ownsLoop = typeof socket.resetAndDestroy === 'function';
    this.onFlushed = (error) => {
      const response = this.current;
      if (response) this.responseFlushed(response, error);
    };
    this.onPending = (bytes) => this.pendingChanged(bytes);
    this.ownListeners = [
      ['data', (chunk) => chunk instanceof Uint8Array && this.onData(chunk)],
      ['end', () => this.onEnd()],
      ['close', () => this.onClose()],
      ['drain', () => this.onDrain()],
      ['error', (error) => this.fail(asError(error))],
      ['timeout', () => this.onTimeout()],
      // A message being read resumes the socket; the pause for answers piled up outlasts that.
      ['resume', () => socket._paused === true && socket.pause()],
    ];
    socket._paused = false;
    socket.setEncoding = refuseEncoding;
    for (const [event, listener] of this.ownListeners) socket.on(event, listener);
    if (this.takesTimeout && server.timeout) socket.setTimeout(server.timeout);
  }

  // -- the parser's events

  onMessageBegin(): void {
    this.messageSince = this.server._now();
    this.headComplete = false;
    this.refusedUpgrade = false;
  }

  onHeadersComplete(head: HttpMessageHead): BodyDecision {
    this.headComplete = true;
    const { server } = this;
    const request = server._createRequest(this.socket);
    request.httpVersionMajor = head.versionMajor;
    request.httpVersionMinor = head.versionMinor;
    request.httpVersion = httpVersion(head.versionMajor, head.versionMinor);
    request.url = head.url;
    request.method = head.method;
    request.upgrade = head.upgrade;
    const { rawHeaders } = head;
    request.rawHeaders = rawHeaders;
    request[kHeadersCount] = rawHeaders.length;
    if (server.joinDuplicateHeaders === true) request.joinDuplicateHeaders = true;
    this.incoming = request;

    if (head.upgrade) {
      // The callback finds what was asked for; the listener of 'request', what became of it.
      if (head.method === 'CONNECT' || server.shouldUpgradeCallback(request)) return 2;
      request.upgrade = false;
      this.refusedUpgrade = true;
    }
    this.dispatch(request, head.shouldKeepAlive);
    return 0;
  }

  onBody(chunk: Uint8Array, start: number, end: number): void {
    const request = this.incoming;
    if (!request || request._dumped || request.destroyed) return;
    request[kEmptyBody] = false;
    if (!request.push(slice(chunk, start, end))) readStop(this.socket);
    // Node runs what is due after each part of a body, and so before it judges what came behind it in one packet.
    if (end < chunk.length && this.ownsLoop) this.server._runDue();
  }

  onMessageComplete(trailers: string[]): void {
    this.messageSince = -1;
    const request = this.incoming;
    if (!request) return;
    request.complete = true;
    if (trailers.length > 0) request._addHeaderLines(trailers, trailers.length);
    if (request.upgrade) return;
    // Nobody has asked for a body, and there is none: the end is told when someone asks.
    if (request[kClosedUnread] || (request[kEmptyBody] && !request._consuming && request._eventsCount === 0))
      return;
    request[kEmptyBody] = false;
    if (!request.destroyed) request.push(null);
    readStart(this.socket);
  }

  // -- requests

  private dispatch(request: IncomingMessage, shouldKeepAlive: boolean): void {
    const { server, socket } = this;
    this.requests.push(request);
    this.holdBackIfFull();

    const response = server._createResponse(request);
    response._keepAliveTimeout = server.keepAliveTimeout;
    response._maxRequestsPerSocket = server.maxRequestsPerSocket;
    response._onPendingData = this.onPending;
    response.shouldKeepAlive = shouldKeepAlive;
    response[kUniqueHeaders] = server[kUniqueHeaders];
    response[kFlushed] = this.onFlushed;
    response[kConnection] = this;
    server._requestStarted(request, response, socket);
    if (server._optimizeEmptyRequests && !announcesBody(request.rawHeaders)) request._dumpAndCloseReadable();

    if (this.current) this.waiting.push(response);
    else this.assign(response);
    if (
      request.httpVersionMajor === 1 &&
      request.httpVersionMinor === 1 &&
      this.answerItself(request, response)
    )
      return;
    server.emit('request', request, response);
  }

  /** What the protocol wants answered without the program, or by its other listeners. */
  private answerItself(request: IncomingMessage, response: ServerResponse): boolean {
    const { server, socket } = this;
    const { host, expect } = neededHeaders(request.rawHeaders, request[kHeadersCount]);
    if (!host && server.requireHostHeader) {
      response.writeHead(400, ['Connection', 'close']);
      response.end();
      return true;
    }
    const most = server.maxRequestsPerSocket;
    if (typeof most === 'number' && most > 0) {
      this.served++;
      response.maxRequestsOnConnectionReached = most <= this.served;
      if (most < this.served) {
        server.emit('dropRequest', request, socket);
        response.writeHead(503);
        response.end();
        return true;
      }
    }
    if (expect === undefined) return false;
    if (SAYS_CONTINUE.test(expect)) {
      response._expect_continue = true;
      if (server.listenerCount('checkContinue') > 0) {
        server.emit('checkContinue', request, response);
        return true;
      }
      response.writeContinue();
      return false;
    }
    if (server.listenerCount('checkExpectation') > 0) {
      server.emit('checkExpectation', request, response);
    } else {
      response.writeHead(417);
      response.end();
    }
    return true;
  }

  /** Stops reading while more answers wait than the socket takes. */
  private holdBackIfFull(): void {
    const { socket } = this;
    if (socket._paused === true) return;
    if (socket.writableNeedDrain || this.waitingBytes >= socket.writableHighWaterMark) {
      socket._paused = true;
      socket.pause();
    }
  }

  private pendingChanged(bytes: number): void {
    this.waitingBytes += bytes;
    const { socket } = this;
    if (socket._paused === true && this.waitingBytes < socket.writableHighWaterMark) this.onDrain();
  }

  // -- responses

  private assign(response: ServerResponse): void {
    const { socket } = this;
    this.current = response;
    socket._httpMessage = response;
    response.socket = socket;
    if (response._eventsCount !== 0) response.emit('socket', socket);
    if (response.outputData.length > 0 || response.finished) response._flush();
  }

  private responseFlushed(response: ServerResponse, error: Error | null | undefined): void {
    const { server, socket } = this;
    if (!settleCallbacks(response, socket._hadError === true ? (socket.errored ?? error) : error)) return;
    const request = this.requests.shift();
    if (request && !request._consuming) this.dump(request);
    server._responseFinished(request, response, socket);
    // The order is Node's: the response lets go of its socket, then the program hears 'finish', then 'close'.
    const silent = response._eventsCount === 0 && !response.destroyed;
    response.detachSocket(socket);
    this.current = undefined;
    if (silent) {
      response.destroyed = true;
      response._closed = true;
    } else {
      process.nextTick(closeResponse, response);
    }
    if (response._last) {
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    } else {
      const next = this.waiting.shift();
      if (next) this.assign(next);
      else this.enterIdle();
    }
    if (!silent) response.emit('finish');
  }

  /** What is left of a body that the program did not want. */
  private dump(request: IncomingMessage): void {
    if (request[kEmptyBody] && request.complete && request._eventsCount === 0) {
      request._dumpAndCloseReadable();
    } else {
      request._dump();
    }
  }

  // -- the socket's events

  private onData(chunk: Uint8Array): void {
    const { parser } = this;
    if (!parser) return;
    this.leaveIdle();
    const result = parser.execute(chunk);
    if (typeof result !== 'number') {
      this.fail(parseError(result, chunk));
    } else if (this.incoming?.upgrade === true) {
      this.handOver(this.incoming, slice(chunk, result, chunk.length));
    }
    // Fewer bytes taken than given: an upgrade was refused, and what came along may be of the other protocol.
  }

  private onEnd(): void {
    const { parser, socket, server } = this;
    const failure: HttpParseFailure | undefined = parser?.finish();
    if (failure && !this.refusedUpgrade) {
      this.fail(parseError(failure));
    } else if (!server.httpAllowHalfOpen) {
      socket.end();
    } else {
      const last = this.waiting.at(-1) ?? this.current;
      if (last) last._last = true;
      else socket.end();
    }
  }

  private onClose(): void {
    this.release();
    for (const request of this.requests.splice(0)) request.destroy(abortedError());
    if (this.current) closeResponse(this.current);
  }

  private onDrain(): void {
    const { socket } = this;
    const full = this.waitingBytes > socket.writableHighWaterMark;
    if (socket._paused === true && !full) {
      socket._paused = false;
      socket.resume();
    }
    const response = this.current;
    if (response && !response.finished && response[kNeedDrain]) {
      response[kNeedDrain] = false;
      response.emit('drain');
    }
  }

  private onTimeout(): void {
    const { socket, server, incoming } = this;
    const byRequest = incoming !== undefined && !incoming.complete && incoming.emit('timeout', socket);
    const byResponse = this.current?.emit('timeout', socket) === true;
    const byServer = server.emit('timeout', socket);
    if (!byRequest && !byResponse && !byServer) socket.destroy();
  }

  /** The request cannot be read, or the socket has failed: the program's 'clientError', or the answer Node gives. */
  fail(error: Error): void {
    const { socket, server } = this;
    for (const [event, listener] of this.ownListeners)
      if (event === 'error') socket.removeListener(event, listener);
    if (socket.listenerCount('error', ignoreError) === 0) socket.on('error', ignoreError);
    if (server.emit('clientError', error, socket)) return;
    if (socket.writable && this.current?._headerSent !== true) {
      const code: unknown = 'code' in error ? error.code : undefined;
      socket.write(
        `HTTP/1.1 ${REFUSALS.get(code) ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`,
        'latin1',
      );
    }
    // Nothing of an answer under way counts any more, though its bytes may be with the socket.
    socket._hadError = true;
    socket.destroy(error);
  }

  // -- time

  /** Called at each check interval. */
  checkTimeouts(now: number): void {
    if (this.messageSince < 0) return;
    const { headersTimeout, requestTimeout } = this.server;
    const since = now - this.messageSince;
    const late =
      (requestTimeout > 0 && since >= requestTimeout) ||
      (!this.headComplete && headersTimeout > 0 && since >= headersTimeout);
    if (late) this.fail(httpRequestTimeout());
  }

  private enterIdle(): void {
    const { keepAliveTimeout, keepAliveTimeoutBuffer } = this.server;
    if (!keepAliveTimeout || !this.takesTimeout) return;
    // The program's own time-out belonged to the request.
    if (this.socket.timeout) this.socket.setTimeout(0);
    this.idleUntil = this.server._now() + keepAliveTimeout + keepAliveTimeoutBuffer;
    this.server._idle.entered(this);
  }

  private leaveIdle(): void {
    if (this.idleUntil === 0) return;
    this.idleUntil = 0;
    if (this.server.timeout) this.socket.setTimeout(this.server.timeout);
  }

  /** Nothing came for longer than an idle connection is kept. */
  idleExpired(): void {
    this.idleUntil = 0;
    this.socket.emit('timeout');
  }

  /** Between requests, with nothing to be answered. */
  get closable(): boolean {
    if (this.messageSince >= 0) return false;
    return this.current === undefined || this.current.finished;
  }

  // -- the end

  /** Upgrade and CONNECT: the socket and what was read past the request go to the program, and nothing of ours stays. */
  private handOver(request: IncomingMessage, rest: Buffer): void {
    const { socket, server } = this;
    for (const [event, listener] of this.ownListeners) socket.removeListener(event, listener);
    this.release();
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (server.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    server.emit(event, request, socket, rest);
  }

  private release(): void {
    this.idleUntil = 0;
    this.server._connectionSet.delete(this);
    if (this.parser) this.parsers.free(this.parser);
    this.parser = undefined;
  }
}
