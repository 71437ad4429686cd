/**
 * One request on one socket: the response's parser in, the request's events out, and one way to let go of the socket
 * (back to the agent, to the program by an upgrade, or closed).
 */
import type {
  BodyDecision,
  HttpMessageHead,
  HttpParser,
  HttpParserOptions,
  HttpParserSink,
} from '@efi-node/efi-core';
import type { ClientRequest } from './client-request-types.ts';
import { type CodedError, connectionReset } from '@efi-node/node-errors';
import { IncomingMessage, readStart, readStop } from './incoming.ts';
import { abortedError, asError, httpVersion, parseError, slice } from './parsing.ts';
import type { Parsers } from './parsers.ts';
import type { HttpSocket } from './socket.ts';
import { kContext, kHeadersCount, kNeedDrain } from './symbols.ts';

/** Entries of `rawHeaders` from which Node cuts them too to `maxHeadersCount`; fewer it leaves whole. */
const CUT_FROM = 64;

type Listener = (value?: unknown) => void;

function isInterim(statusCode: number): boolean {
  return statusCode < 200 && statusCode >= 100 && statusCode !== 101;
}

function hangUp(): CodedError {
  return connectionReset('socket hang up');
}

export class ClientConnection implements HttpParserSink {
  readonly request: ClientRequest;
  readonly socket: HttpSocket;
  private readonly parsers: Parsers;
  private parser: HttpParser | undefined;
  private incoming: IncomingMessage | undefined;
  private readonly listeners: readonly (readonly [event: string, listener: Listener])[];
  private readonly emitTimeout: () => void;

  constructor(request: ClientRequest, socket: HttpSocket, parsers: Parsers, options: HttpParserOptions) {
    this.request = request;
    this.socket = socket;
    this.parsers = parsers;
    this.parser = parsers.create(options, this);
    this.emitTimeout = () => void request.emit('timeout');
    this.listeners = [
      ['error', this.bound((error) => this.onError(asError(error)))],
      ['data', this.bound((chunk) => chunk instanceof Uint8Array && this.onData(chunk))],
      ['end', this.bound(() => this.onEnd())],
      ['close', this.bound(() => this.onClose())],
      ['drain', this.bound(() => this.onDrain())],
    ];
    socket._httpMessage = request;
    for (const [event, listener] of this.listeners) socket.on(event, listener);
  }

  /** A listener in the context of the request: that of a kept socket is another's. */
  private bound(listener: Listener): Listener {
    const context = this.request[kContext];
    return (...args) => context.runInAsyncScope(listener, undefined, ...args);
  }

  /** 'timeout' of the socket becomes the request's, until the response has ended. */
  listenTimeout(): void {
    this.socket.once('timeout', this.emitTimeout);
  }

  // -- the parser's events

  onMessageBegin(): void {}

  onHeadersComplete(head: HttpMessageHead): BodyDecision {
    const { request, socket } = this;
    const response = new IncomingMessage(socket);
    response.httpVersionMajor = head.versionMajor;
    response.httpVersionMinor = head.versionMinor;
    response.httpVersion = httpVersion(head.versionMajor, head.versionMinor);
    response.statusCode = head.statusCode;
    response.statusMessage = head.statusMessage;
    response.rawHeaders = head.rawHeaders;
    response.upgrade = head.upgrade;
    response.joinDuplicateHeaders = request.joinDuplicateHeaders === true;
    const most = request.maxHeadersCount;
    const limit = typeof most === 'number' ? most * 2 : 2000;
    response[kHeadersCount] = limit > 0 ? Math.min(limit, head.rawHeaders.length) : head.rawHeaders.length;
    if (limit > 0 && head.rawHeaders.length >= CUT_FROM && head.rawHeaders.length > limit)
      response.rawHeaders = head.rawHeaders.slice(0, limit);
    this.incoming = response;

    if (request.res) {
      // Two answers to one request: whoever sends them cannot be trusted further.
      socket.destroy();
      return 0;
    }
    request.res = response;
    response.req = request;
    if (request.method === 'CONNECT') {
      response.upgrade = true;
      return 2;
    }
    if (response.upgrade) return 2;
    if (isInterim(head.statusCode)) {
      request.res = null;
      if (head.statusCode === 100) request.emit('continue');
      request.emit('information', {
        statusCode: response.statusCode,
        statusMessage: response.statusMessage,
        httpVersion: response.httpVersion,
        httpVersionMajor: response.httpVersionMajor,
        httpVersionMinor: response.httpVersionMinor,
        headers: response.headers,
        rawHeaders: response.rawHeaders,
      });
      return 1;
    }
    if (request.shouldKeepAlive && !head.shouldKeepAlive) request.shouldKeepAlive = false;
    request._responseStarted(response);
    response.on('end', () => this.onResponseEnd());
    request.on('finish', () => {
      if (request.shouldKeepAlive && request._ended) this.giveBack();
    });
    if (request.aborted || !request.emit('response', response)) response._dump();
    if (request.method === 'HEAD') return 1;
    if (head.statusCode === 304) {
      response.complete = true;
      return 1;
    }
    return 0;
  }

  onBody(chunk: Uint8Array, start: number, end: number): void {
    const response = this.incoming;
    if (!response || response._dumped || response.destroyed) return;
    if (!response.push(slice(chunk, start, end))) readStop(this.socket);
  }

  onMessageComplete(trailers: string[]): void {
    const response = this.incoming;
    if (!response) return;
    response.complete = true;
    if (trailers.length > 0) response._addHeaderLines(trailers, trailers.length);
    if (response.upgrade) return;
    if (!response.destroyed) response.push(null);
    readStart(this.socket);
  }

  // -- the socket's events

  private onData(chunk: Uint8Array): void {
    const { parser, request, socket } = this;
    if (!parser) return;
    const result = parser.execute(chunk);
    if (typeof result !== 'number') {
      this.release();
      this.unlisten('data', 'end');
      socket.destroy();
      socket._hadError = true;
      request._failed(parseError(result, chunk));
      return;
    }
    const response = this.incoming;
    if (!response) return;
    if (response.upgrade) {
      this.handOver(response, slice(chunk, result, chunk.length));
    } else if (response.complete && !isInterim(response.statusCode ?? 0)) {
      this.unlisten('data', 'end', 'drain');
      this.release();
    }
  }

  private onEnd(): void {
    const { request, socket } = this;
    if (!request.res && !socket._hadError) {
      socket._hadError = true;
      request._failed(hangUp());
    }
    this.parser?.finish();
    this.release();
    socket.end();
  }

  private onError(error: Error): void {
    const { request, socket } = this;
    socket._hadError = true;
    request._failed(error);
    this.parser?.finish();
    this.release();
    this.unlisten('data', 'end');
    socket.destroy();
  }

  private onClose(): void {
    const { request, socket } = this;
    // What is left in the socket's buffer belongs to the response.
    socket.read();
    const response = request.res;
    request.destroyed = true;
    if (response) {
      if (!response.complete) response.destroy(abortedError());
      request._close();
      if (!response.aborted && response.readable) response.push(null);
    } else {
      if (!socket._hadError) {
        socket._hadError = true;
        request._failed(hangUp());
      }
      request._close();
    }
    request.outputData.length = 0;
    this.parser?.finish();
    this.release();
  }

  private onDrain(): void {
    const { request } = this;
    if (request.finished || !request[kNeedDrain]) return;
    request[kNeedDrain] = false;
    request.emit('drain');
  }

  // -- the end

  private onResponseEnd(): void {
    const { request, socket } = this;
    socket.removeListener('timeout', this.emitTimeout);
    request._ended = true;
    if (!request.shouldKeepAlive) {
      if (!socket.writable) return;
      if (typeof socket.destroySoon === 'function') socket.destroySoon();
      else socket.end();
    } else if (request.writableFinished && !request.res?.aborted) {
      this.giveBack();
    }
  }

  /** Request and response are over: the socket is the agent's again. */
  private giveBack(): void {
    const { request, socket } = this;
    if (request.timeoutCb) {
      socket.setTimeout(0, request.timeoutCb);
      request.timeoutCb = null;
    }
    this.unlisten('close', 'error', 'data', 'end', 'drain');
    this.release();
    process.nextTick(() => {
      request._close();
      socket.emit('free');
    });
    request.destroyed = true;
  }

  /** 101 and CONNECT: the socket and what was read past the head go to the program. */
  private handOver(response: IncomingMessage, rest: Buffer): void {
    const { request, socket } = this;
    this.unlisten('data', 'end', 'drain');
    socket.removeListener('timeout', this.emitTimeout);
    this.release();
    const event = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (request.listenerCount(event) === 0) {
      socket.destroy();
      return;
    }
    request.upgradeOrConnect = true;
    socket.emit('agentRemove');
    this.unlisten('close', 'error');
    socket._httpMessage = null;
    Reflect.set(socket, 'readableFlowing', null);
    request.emit(event, response, socket, rest);
    request.destroyed = true;
    request._close();
  }

  private unlisten(...events: readonly string[]): void {
    for (const [event, listener] of this.listeners) {
      if (events.includes(event)) this.socket.removeListener(event, listener);
    }
  }

  private release(): void {
    if (this.parser) this.parsers.free(this.parser);
    this.parser = undefined;
  }
}
