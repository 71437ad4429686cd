/** The answer to a request. */
import type { Socket } from 'node:net';
import { checkInteger } from './checks.ts';
import { defineConstructor } from './construct.ts';
import {
  httpHeadersSent,
  invalidArgType,
  invalidArgValue,
  invalidChar,
  httpInvalidStatusCode,
  httpSocketAssigned,
} from '@efi-node/node-errors';
import type { IncomingMessage } from './incoming.ts';
import { OutgoingMessage, type OutgoingOptions } from './outgoing.ts';
import type { WriteCallback } from './outgoing-body.ts';
import { eachOfList, type HeaderList, type HeaderValue } from './outgoing-headers.ts';
import type { HttpSocket } from './socket.ts';
import { STATUS_CODES } from './status-codes.ts';
import { kConnection, kOutHeaders } from './symbols.ts';
import { isLenient } from './parsing.ts';
import { checkHeaderValue, hasInvalidHeaderChar, headerKey, type Judged } from './tokens.ts';

const CHUNKED = /(?:^|\W)chunked(?:$|\W)/i;
const LINK = /^<[^>]*>(?:\s*;\s*[^;"\s]+(?:=("?)[^;"\s]*\1)?)*$/;
const LINK_FORM = 'must be an array or string of format "</styles.css>; rel=preload; as=style"';

type HeadersGiven = Record<string, HeaderValue | undefined> | HeaderList;

/** What `new ServerResponse` needs of a request; a plain object serves. */
export interface AnsweredRequest {
  readonly method?: string | undefined;
  readonly httpVersionMajor: number;
  readonly httpVersionMinor: number;
  readonly headers: Record<string, string | string[] | undefined>;
}

/** 'close', once: the response is done with, or its connection is. */
export function closeResponse(response: ServerResponseMethods): void {
  if (response._closed) return;
  response.destroyed = true;
  response._closed = true;
  if (response._eventsCount !== 0) response.emit('close');
}

function onSocketClose(this: HttpSocket): void {
  if (this._httpMessage instanceof ServerResponseMethods) closeResponse(this._httpMessage);
}

function linkValue(link: unknown): string {
  const links: unknown[] = Array.isArray(link) ? link : [link];
  for (const each of links) {
    if (typeof each !== 'string' || !LINK.test(each)) throw invalidArgValue('hints', link, LINK_FORM);
  }
  return links.join(', ');
}

function headerLine(response: Judged, name: string, value: unknown): string {
  headerKey(name);
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  checkHeaderValue(name, text, response);
  return `${name}: ${text}\r\n`;
}

class ServerResponseMethods extends OutgoingMessage {
  declare req: IncomingMessage;
  declare statusCode: number;
  declare statusMessage: string;
  declare _sent100: boolean;
  declare _expect_continue: boolean;
  declare _maxRequestsPerSocket: number | null;

  /** As strict as the server whose socket the request came on. */
  override _isLenientHeaderValidation(): boolean {
    const socket: HttpSocket | null | undefined = this.req.socket;
    return socket?.server !== undefined && isLenient(socket.server);
  }

  /** The socket is this response's to write to, until `detachSocket`. */
  assignSocket(socket: Socket): void {
    const held: HttpSocket = socket;
    if (held._httpMessage) throw httpSocketAssigned();
    held._httpMessage = this;
    socket.on('close', onSocketClose);
    this.socket = socket;
    this.emit('socket', socket);
    this._flush();
  }

  detachSocket(socket: Socket): void {
    const held: HttpSocket = socket;
    if (this[kConnection] === undefined) socket.removeListener('close', onSocketClose);
    held._httpMessage = null;
    this.socket = null;
  }

  writeContinue(callback?: WriteCallback): void {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'ascii', callback);
    this._sent100 = true;
  }

  writeProcessing(callback?: WriteCallback): void {
    this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'ascii', callback);
  }

  /** `link` is required; other hints go out as they are. */
  writeEarlyHints(hints: Record<string, string | string[]>, callback?: WriteCallback): void {
    const given: unknown = hints;
    if (typeof given !== 'object' || given === null) throw invalidArgType('hints', 'object', hints);
    const { link, ...others } = hints;
    if (link === undefined || link === null || link.length === 0) return;
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${linkValue(link)}\r\n`;
    for (const [name, value] of Object.entries(others)) head += headerLine(this, name, value);
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
  }

  /** An interim answer of any status from 100 to 199 but 101, which is an upgrade's. */
  writeInformation(statusCode: number, callback?: WriteCallback): void;
  writeInformation(statusCode: number, headers?: HeadersGiven, callback?: WriteCallback): void;
  writeInformation(statusCode: number, second?: HeadersGiven | WriteCallback, third?: WriteCallback): void {
    const callback = typeof second === 'function' ? second : third;
    const headers = typeof second === 'function' ? undefined : second;
    if (this._header) throw httpHeadersSent('write');
    checkInteger(statusCode, 'statusCode', 100, 199);
    if (statusCode === 101) throw httpInvalidStatusCode(statusCode);
    let head = `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? 'unknown'}\r\n`;
    const add = (name: unknown, value: unknown): void => {
      head += headerLine(this, String(name), value);
    };
    if (isList(headers)) eachOfList(headers, add);
    else if (headers) for (const [name, value] of Object.entries(headers)) add(name, value);
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
    if (statusCode === 100) this._sent100 = true;
  }

  /** The old name of `writeHead`. */
  writeHeader(statusCode: number, second?: string | HeadersGiven, third?: HeadersGiven): this {
    return typeof second === 'string'
      ? this.writeHead(statusCode, second, third)
      : this.writeHead(statusCode, second);
  }

  override _implicitHeader(): void {
    this.writeHead(this.statusCode);
  }

  writeHead(statusCode: number, headers?: HeadersGiven): this;
  writeHead(statusCode: number, statusMessage?: string, headers?: HeadersGiven): this;
  writeHead(statusCode: number, second?: string | HeadersGiven, third?: HeadersGiven): this {
    if (this._header) throw httpHeadersSent('write');
    const code = statusCode | 0;
    if (code < 100 || code > 999) throw httpInvalidStatusCode(statusCode);
    let headers = third;
    if (typeof second === 'string') {
      this.statusMessage = second;
    } else {
      this.statusMessage ||= STATUS_CODES[code] ?? 'unknown';
      headers ??= second;
    }
    this.statusCode = code;
    const rendered = this[kOutHeaders] === null ? headers : mergeHeaders(this, headers);
    if (hasInvalidHeaderChar(this.statusMessage)) throw invalidChar('statusMessage');
    if (code === 204 || code === 304 || code < 200) this._hasBody = false;
    // The body that was announced but not asked for may come or not: the connection cannot be read further.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(`HTTP/1.1 ${code} ${this.statusMessage}\r\n`, rendered);
    return this;
  }
}

function isList(headers: HeadersGiven | undefined): headers is HeaderList {
  return Array.isArray(headers);
}

/** Headers given to `writeHead` replace those of the same name that were set before. */
function mergeHeaders(response: ServerResponseMethods, headers: HeadersGiven | undefined): object | null {
  if (isList(headers)) {
    if (!Array.isArray(headers[0]) && headers.length % 2 !== 0) throw invalidArgValue('headers', headers);
    eachOfList(headers, (name) => response.removeHeader(String(name)));
    eachOfList(headers, (name, value) => appendUnchecked(response, name, value));
  } else if (headers) {
    for (const [name, value] of Object.entries(headers)) {
      if (name) setUnchecked(response, name, value);
    }
  }
  return response[kOutHeaders];
}

function appendUnchecked(response: ServerResponseMethods, name: unknown, value: unknown): void {
  const text = String(name);
  checkHeaderValue(text, value, response);
  response.appendHeader(text, Array.isArray(value) ? value.map(String) : String(value));
}

function setUnchecked(response: ServerResponseMethods, name: string, value: HeaderValue | undefined): void {
  checkHeaderValue(name, value, response);
  if (value !== undefined) response.setHeader(name, value);
}

Object.assign(ServerResponseMethods.prototype, {
  statusCode: 200,
  statusMessage: undefined,
  sendDate: true,
  _sent100: false,
  _expect_continue: false,
  _maxRequestsPerSocket: undefined,
});

export type ServerResponse = ServerResponseMethods;

export interface ServerResponseConstructor {
  new (request: AnsweredRequest, options?: OutgoingOptions): ServerResponse;
  (this: ServerResponse, request: AnsweredRequest, options?: OutgoingOptions): void;
  readonly prototype: ServerResponse;
}

function construct(this: ServerResponse, request: IncomingMessage, options?: OutgoingOptions): void {
  OutgoingMessage.call(this, options);
  if (request.method === 'HEAD') this._hasBody = false;
  this.req = request;
  if (request.httpVersionMajor < 1 || request.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = CHUNKED.test(String(request.headers['te']));
    this.shouldKeepAlive = false;
  }
}

export const ServerResponse: ServerResponseConstructor = defineConstructor<ServerResponseConstructor>(
  'ServerResponse',
  ServerResponseMethods,
  construct,
  OutgoingMessage,
);
