/** `http.Server`: options, connections and their time-outs. */
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { LoopTimer } from '@efi-node/efi-core';
import type { Channels } from './channels.ts';
import { checkBoolean, checkInteger, optional } from './checks.ts';
import { defineConstructor } from './construct.ts';
import { type HttpEnvironment, netServerClass } from './environment.ts';
import { invalidArgType, outOfRange, validateFunction } from '@efi-node/node-errors';
import { IdleConnections } from './idle-connections.ts';
import { IncomingMessage, type IncomingMessageConstructor } from './incoming.ts';
import { parseUniqueHeaders } from './outgoing-headers.ts';
import type { Parsers } from './parsers.ts';
import { checkStrictness, lenientFlags } from './parsing.ts';
import { ServerConnection } from './server-connection.ts';
import { ServerResponse, type ServerResponseConstructor } from './server-response.ts';
import type { HttpServer, RequestListener, ServerConstructor, ServerOptions } from './server-types.ts';
import { STATUS_CODES } from './status-codes.ts';
import { kUniqueHeaders } from './symbols.ts';

const DEFAULT_REQUEST_TIMEOUT = 300_000;
const DEFAULT_HEADERS_TIMEOUT = 60_000;
const DEFAULT_CHECKING_INTERVAL = 30_000;
const DEFAULT_KEEP_ALIVE = 5_000;
const DEFAULT_KEEP_ALIVE_BUFFER = 1_000;
const DEFAULT_MAX_HEADER_SIZE = 16_384;
const DEFAULT_MAX_HEADERS = 1000;

const kConnectionsCheck: unique symbol = Symbol('http.server.connectionsCheckingInterval');

function nothing(): void {}

/** How many header lines the parser lets pass: 0 is no limit. */
function headerLimit(count: number | null): number {
  return typeof count === 'number' ? Math.max(0, Math.trunc(count)) : DEFAULT_MAX_HEADERS;
}

/** Takes the options of http over to `server`; Node's order, for the first error is the one seen. */
function storeOptions(server: HttpServer, options: ServerOptions): void {
  optional(options.maxHeaderSize, 'maxHeaderSize', checkInteger);
  optional(options.insecureHTTPParser, 'options.insecureHTTPParser', checkBoolean);
  checkStrictness(options);
  server.maxHeaderSize = options.maxHeaderSize;
  server.insecureHTTPParser = options.insecureHTTPParser;
  server.httpValidation = options.httpValidation;
  server.requestTimeout =
    optional(options.requestTimeout, 'requestTimeout', checkInteger) ?? DEFAULT_REQUEST_TIMEOUT;
  const headersTimeout = optional(options.headersTimeout, 'headersTimeout', checkInteger);
  if (server.requestTimeout > 0 && headersTimeout !== undefined && headersTimeout > server.requestTimeout) {
    throw outOfRange('headersTimeout', '<= requestTimeout', headersTimeout);
  }
  server.headersTimeout = headersTimeout ?? Math.min(DEFAULT_HEADERS_TIMEOUT, server.requestTimeout);
  server.keepAliveTimeout =
    optional(options.keepAliveTimeout, 'keepAliveTimeout', checkInteger) ?? DEFAULT_KEEP_ALIVE;
  server.keepAliveTimeoutBuffer =
    optional(options.keepAliveTimeoutBuffer, 'keepAliveTimeoutBuffer', checkInteger) ??
    DEFAULT_KEEP_ALIVE_BUFFER;
  server.connectionsCheckingInterval =
    optional(options.connectionsCheckingInterval, 'connectionsCheckingInterval', checkInteger) ??
    DEFAULT_CHECKING_INTERVAL;
  server.requireHostHeader =
    optional(options.requireHostHeader, 'options.requireHostHeader', checkBoolean) ?? true;
  server.joinDuplicateHeaders = optional(
    options.joinDuplicateHeaders,
    'options.joinDuplicateHeaders',
    checkBoolean,
  );
  server.rejectNonStandardBodyWrites =
    optional(options.rejectNonStandardBodyWrites, 'options.rejectNonStandardBodyWrites', checkBoolean) ??
    false;
  optional(options.optimizeEmptyRequests, 'options.optimizeEmptyRequests', checkBoolean);
  if (options.shouldUpgradeCallback !== undefined) {
    validateFunction(options.shouldUpgradeCallback, 'options.shouldUpgradeCallback');
  }
  server.shouldUpgradeCallback = options.shouldUpgradeCallback ?? (() => server.listenerCount('upgrade') > 0);
}

/** An async listener of 'request' that failed: with captureRejections the client hears 500, or the connection ends. */
function onRejection(this: HttpServer, error: Error, event: string, ...args: unknown[]): void {
  const response = args[1];
  if (event !== 'request' || !(response instanceof ServerResponse)) {
    this.emit('error', error);
  } else if (response.headersSent || response.writableEnded) {
    response.destroy();
  } else {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.statusCode = 500;
    response.end(STATUS_CODES[500]);
  }
}

export interface ServerParts {
  readonly Server: ServerConstructor;
  /** Makes `this` server serve the socket: what 'connection' does. */
  readonly connectionListener: (this: HttpServer, socket: Socket) => void;
}

export function createServerClass(
  environment: HttpEnvironment,
  channels: Channels,
  parsers: Parsers,
): ServerParts {
  const { machine, net } = environment;
  const { loop } = machine;
  const NetServer = netServerClass(net);
  const defaultMaxHeaderSize = environment.maxHeaderSize ?? DEFAULT_MAX_HEADER_SIZE;

  function adopt(server: HttpServer, socket: Socket): void {
    const options = {
      type: 'request',
      maxHeaderSize: server.maxHeaderSize || defaultMaxHeaderSize,
      lenient: lenientFlags(server),
      maxHeaders: headerLimit(server.maxHeadersCount),
    } as const;
    Object.assign(socket, { server });
    const connection = new ServerConnection(server, socket, parsers, options, loop.now);
    server._connectionSet.add(connection);
  }

  function checkConnections(server: ServerMethods): void {
    for (const connection of server._connectionSet) connection.checkTimeouts(loop.now);
  }

  function startChecking(server: ServerMethods): void {
    server[kConnectionsCheck]?.close();
    if (server.connectionsCheckingInterval <= 0) return;
    const timer = loop.timer(() => {
      checkConnections(server);
      timer.refresh();
    }, server.connectionsCheckingInterval);
    timer.unref();
    server[kConnectionsCheck] = timer;
  }

  class ServerMethods extends NetServer implements HttpServer {
    declare timeout: number;
    declare headersTimeout: number;
    declare requestTimeout: number;
    declare keepAliveTimeout: number;
    declare keepAliveTimeoutBuffer: number;
    declare connectionsCheckingInterval: number;
    declare maxHeadersCount: number | null;
    declare maxRequestsPerSocket: number | null;
    declare maxHeaderSize: number | undefined;
    declare insecureHTTPParser: boolean | undefined;
    declare httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined;
    declare requireHostHeader: boolean;
    declare joinDuplicateHeaders: boolean | undefined;
    declare rejectNonStandardBodyWrites: boolean;
    declare httpAllowHalfOpen: boolean;
    declare shouldUpgradeCallback: (request: IncomingMessage) => boolean;
    declare [kUniqueHeaders]: Set<string> | null;
    declare [kConnectionsCheck]: LoopTimer | undefined;
    declare _connectionSet: Set<ServerConnection>;
    declare _idle: IdleConnections<ServerConnection>;
    declare _messages: { request: IncomingMessageConstructor; response: ServerResponseConstructor };
    declare _responseOptions: { highWaterMark: number | undefined; rejectNonStandardBodyWrites: boolean };
    declare _optimizeEmptyRequests: boolean;

    override close(callback?: (error?: Error) => void): this {
      this.closeIdleConnections();
      this[kConnectionsCheck]?.close();
      this[kConnectionsCheck] = undefined;
      super.close(callback);
      return this;
    }

    /** Unlike net's: a server that does not listen is an error. */
    override [Symbol.asyncDispose](): Promise<void> {
      return new Promise((resolve, reject) => {
        this.close((error) => (error === undefined ? resolve() : reject(error)));
      });
    }

    closeAllConnections(): void {
      for (const connection of this._connectionSet) connection.socket.destroy();
    }

    closeIdleConnections(): void {
      for (const connection of this._connectionSet) if (connection.closable) connection.socket.destroy();
    }

    setTimeout(first?: number | ((socket: Socket) => void), callback?: (socket: Socket) => void): this {
      this.timeout = typeof first === 'number' ? first : 0;
      if (callback) this.on('timeout', callback);
      return this;
    }

    _now(): number {
      return loop.now;
    }

    _runDue(): void {
      loop.invoke?.(nothing);
    }

    _createRequest(socket: Socket): IncomingMessage {
      const Request = this._messages.request;
      return new Request(socket);
    }

    _createResponse(request: IncomingMessage): ServerResponse {
      const Response = this._messages.response;
      const response = new Response(request, this._responseOptions);
      if (channels.serverResponseCreated.hasSubscribers) {
        channels.serverResponseCreated.publish({ request, response });
      }
      return response;
    }

    _requestStarted(request: IncomingMessage, response: ServerResponse, socket: Socket): void {
      if (channels.serverRequestStart.hasSubscribers) {
        channels.serverRequestStart.publish({ request, response, socket, server: this });
      }
    }

    _responseFinished(request: IncomingMessage | undefined, response: ServerResponse, socket: Socket): void {
      if (channels.serverResponseFinish.hasSubscribers) {
        channels.serverResponseFinish.publish({ request, response, socket, server: this });
      }
    }
  }

  Object.defineProperty(ServerMethods.prototype, EventEmitter.captureRejectionSymbol, {
    value: onRejection,
    writable: true,
    configurable: true,
  });

  function construct(
    this: ServerMethods | undefined,
    first?: ServerOptions | RequestListener | null,
    second?: RequestListener,
  ): HttpServer | undefined {
    if (!(this instanceof Server))
      return typeof first === 'function' ? new Server(first) : new Server(first ?? undefined, second);
    const given: unknown = first;
    if (given !== undefined && given !== null && typeof given !== 'object' && typeof given !== 'function') {
      throw invalidArgType('options', 'object', first);
    }
    const options: ServerOptions = typeof first === 'function' || !first ? {} : { ...first };
    const listener = typeof first === 'function' ? first : second;
    storeOptions(this, options);
    NetServer.call(this, {
      ...options,
      allowHalfOpen: true,
      noDelay: options.noDelay ?? true,
    });
    this._messages = {
      request: options.IncomingMessage ?? IncomingMessage,
      response: options.ServerResponse ?? ServerResponse,
    };
    this._responseOptions = {
      highWaterMark: options.highWaterMark,
      rejectNonStandardBodyWrites: this.rejectNonStandardBodyWrites,
    };
    this._optimizeEmptyRequests = options.optimizeEmptyRequests === true;
    this._connectionSet = new Set();
    this._idle = new IdleConnections(loop, this._connectionSet);
    this.httpAllowHalfOpen = false;
    this.timeout = 0;
    this.maxHeadersCount = null;
    this.maxRequestsPerSocket = 0;
    this[kUniqueHeaders] = parseUniqueHeaders(options.uniqueHeaders);
    this[kConnectionsCheck] = undefined;
    if (listener) this.on('request', listener);
    this.on('connection', (socket: Socket) => adopt(this, socket));
    this.on('listening', () => startChecking(this));
    return undefined;
  }

  const Server = defineConstructor<ServerConstructor & { readonly prototype: ServerMethods }>(
    'Server',
    ServerMethods,
    construct,
    NetServer,
  );
  return {
    Server,
    connectionListener(socket) {
      adopt(this, socket);
    },
  };
}
