/** `http.ClientRequest`. */
import { AsyncResource } from 'node:async_hooks';
import type { Socket } from 'node:net';
import { type Duplex, finished } from 'node:stream';
import type { Channels } from './channels.ts';
import { checkBoolean, checkInteger, optional } from './checks.ts';
import { ClientConnection } from './client-connection.ts';
import type { ClientRequest, ClientRequestConstructor, ResponseListener } from './client-request-types.ts';
import type { AgentLike, RequestOptions } from './client-types.ts';
import { defineConstructor } from './construct.ts';
import type { HttpEnvironment } from './environment.ts';
import {
  AbortError,
  connectionReset,
  httpHeadersSent,
  invalidArgType,
  invalidArgValue,
  invalidHttpToken,
  invalidProtocol,
  timerDuration,
} from '@efi-node/node-errors';
import type { IncomingMessage } from './incoming.ts';
import { OutgoingMessage } from './outgoing.ts';
import { parseUniqueHeaders } from './outgoing-headers.ts';
import type { Parsers } from './parsers.ts';
import { checkStrictness, isLenient, lenientFlags } from './parsing.ts';
import { checkHost, checkPath, hostHeader, mergeArguments } from './request-options.ts';
import { asSocket } from './socket.ts';
import { kContext, kErrored, kNeedDrain, kOutHeaders, kUniqueHeaders } from './symbols.ts';
import { checkHeaderValue, headerKey, isToken } from './tokens.ts';

/** Methods whose requests have no body unless one is written. */
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

function isAgent(agent: unknown): agent is AgentLike {
  return (
    typeof agent === 'object' &&
    agent !== null &&
    'addRequest' in agent &&
    typeof agent.addRequest === 'function'
  );
}

/** A new agent of the kind that is the default, for `agent: false`. */
function freshAgent(like: AgentLike): AgentLike {
  const made: unknown = Reflect.construct(like.constructor, []);
  return isAgent(made) ? made : like;
}

function chooseAgent(options: RequestOptions, fallback: AgentLike): AgentLike | undefined {
  const { agent } = options;
  if (agent === false) return freshAgent(fallback);
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? undefined : fallback;
  }
  if (!isAgent(agent)) {
    throw invalidArgType('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  return agent;
}

/** Destroys the request when the signal fires. */
function followSignal(request: ClientRequest, signal: AbortSignal): void {
  const given: unknown = signal;
  if (typeof given !== 'object' || given === null || !('aborted' in given))
    throw invalidArgType('signal', 'AbortSignal', given);
  const abort = (): void => {
    request.destroy(new AbortError(undefined, { cause: signal.reason }));
  };
  if (signal.aborted) {
    abort();
    return;
  }
  signal.addEventListener('abort', abort);
  request.once('close', () => signal.removeEventListener('abort', abort));
}

function setTimeoutOnceConnected(socket: Socket, milliseconds: number): void {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(milliseconds));
  else socket.setTimeout(milliseconds);
}

export function createClientRequestClass(
  environment: HttpEnvironment,
  channels: Channels,
  parsers: Parsers,
  globalAgent: () => AgentLike,
): ClientRequestConstructor {
  const { net } = environment;

  function connect(request: ClientRequestMethods, socket: Duplex): void {
    const options = {
      type: 'response',
      maxHeaderSize: request.maxHeaderSize || environment.maxHeaderSize || 16_384,
      lenient: lenientFlags(request),
      maxHeaders: 0,
    } as const;
    const owned = asSocket(socket);
    request.socket = owned;
    const connection = new ClientConnection(request, owned, parsers, options);
    request._connection = connection;
    const pooledTimeout = request.agent?.options?.timeout;
    if (request.timeoutCb) connection.listenTimeout();
    else if (request.timeout !== undefined || pooledTimeout) request._listenTimeout();
    request.emit('socket', socket);
  }

  class ClientRequestMethods extends OutgoingMessage implements ClientRequest {
    declare agent: AgentLike | undefined;
    declare socketPath: string | undefined;
    declare method: string;
    declare _path: string;
    declare host: string;
    declare protocol: string;
    declare timeout?: number | undefined;
    declare maxHeaderSize: number | undefined;
    declare maxHeadersCount: number | null;
    declare insecureHTTPParser: boolean | undefined;
    declare httpValidation: 'strict' | 'relaxed' | 'insecure' | undefined;
    declare joinDuplicateHeaders: boolean | undefined;
    declare reusedSocket: boolean;
    declare aborted: boolean;
    declare upgradeOrConnect: boolean;
    declare res: IncomingMessage | null;
    declare timeoutCb: (() => void) | null;
    declare _ended: boolean;
    declare _connection: ClientConnection | undefined;
    declare [kContext]: AsyncResource;

    get path(): string {
      return this._path;
    }
    set path(path: string) {
      checkPath(path);
      this._path = path;
    }

    override _finish(): void {
      super._finish();
      if (channels.clientRequestStart.hasSubscribers) channels.clientRequestStart.publish({ request: this });
    }

    override _isLenientHeaderValidation(): boolean {
      return isLenient(this);
    }

    override _implicitHeader(): void {
      if (this._header) throw httpHeadersSent('render');
      this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`, this[kOutHeaders]);
    }

    abort(): void {
      if (this.aborted) return;
      this.aborted = true;
      process.nextTick(() => this.emit('abort'));
      this.destroy();
    }

    override destroy(error?: Error | null): this {
      if (this.destroyed) return this;
      this.destroyed = true;
      // Whoever reads the response has been told to stop by whoever destroyed the request.
      this.res?._dump();
      this[kErrored] = error;
      this.socket?.destroy(error ?? undefined);
      return this;
    }

    onSocket(socket: Duplex | undefined, error?: Error | null): void {
      // A socket that another request has left must not bring that one's context along.
      this[kContext].runInAsyncScope(() => process.nextTick(() => this._takeSocket(socket, error)));
    }

    _takeSocket(socket: Duplex | undefined, error: Error | null | undefined): void {
      const failure = error ?? this[kErrored];
      if (!this.destroyed && !error) {
        if (!socket) return;
        connect(this, socket);
        this._flush();
        return;
      }
      if (!socket) {
        this._endWithoutSocket(failure);
      } else if (!error && this.agent && !socket.destroyed) {
        // Nothing was sent: the socket is as good as new.
        this._endWithoutSocket(failure);
        asSocket(socket)._httpMessage ??= this;
        socket.emit('free');
      } else {
        finished(socket.destroy(failure ?? undefined), (late) => {
          const own = late && 'code' in late && late.code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : late;
          this._endWithoutSocket(own ?? failure);
        });
      }
    }

    _endWithoutSocket(error: Error | null | undefined): void {
      const failure = error ?? (this.aborted ? null : connectionReset('socket hang up'));
      if (failure) this._failed(failure);
      this._close();
    }

    override setTimeout(milliseconds: number, callback?: () => void): this {
      if (this._ended) return this;
      this._listenTimeout();
      const delay = timerDuration(milliseconds, 'msecs');
      if (callback) this.once('timeout', callback);
      const { socket } = this;
      if (socket) setTimeoutOnceConnected(socket, delay);
      else this.once('socket', (later: Socket) => setTimeoutOnceConnected(later, delay));
      return this;
    }

    _listenTimeout(): void {
      if (this.timeoutCb) return;
      this.timeoutCb = () => {};
      this._connection?.listenTimeout();
    }

    clearTimeout(callback?: () => void): this {
      return this.setTimeout(0, callback);
    }

    setNoDelay(noDelay?: boolean): void {
      this._whenConnected((socket) => socket.setNoDelay(noDelay));
    }

    setSocketKeepAlive(enable?: boolean, initialDelay?: number): void {
      this._whenConnected((socket) => socket.setKeepAlive(enable, initialDelay));
    }

    _whenConnected(action: (socket: Socket) => void): void {
      const apply = (socket: Socket): void => {
        if (socket.connecting) socket.once('connect', () => action(socket));
        else action(socket);
      };
      if (this.socket) apply(this.socket);
      else this.once('socket', apply);
    }

    /** Calls the socket's method once it is connected. */
    _deferToConnect(
      method: 'setNoDelay' | 'setKeepAlive' | null,
      args: unknown[] | null,
      callback?: () => void,
    ): void {
      this._whenConnected((socket) => {
        if (method) Reflect.apply(socket[method], socket, args ?? []);
        callback?.();
      });
    }

    _responseStarted(response: IncomingMessage): void {
      if (channels.clientResponseFinish.hasSubscribers) {
        channels.clientResponseFinish.publish({ request: this, response });
      }
    }

    _failed(error: Error): void {
      if (channels.clientRequestError.hasSubscribers)
        channels.clientRequestError.publish({ request: this, error });
      this.emit('error', error);
    }

    _close(): void {
      if (this._closed) return;
      this._closed = true;
      this.emit('close');
    }
  }

  function applyOptions(request: ClientRequestMethods, options: RequestOptions): void {
    const fallback = options._defaultAgent ?? globalAgent();
    const agent = chooseAgent(options, fallback);
    const protocol = options.protocol || fallback.protocol;
    const expected = agent?.protocol || fallback.protocol;
    request.agent = agent;
    if (options.path) checkPath(options.path);
    if (protocol !== expected) throw invalidProtocol(protocol, expected ?? 'http:');
    const defaultPort = options.defaultPort || agent?.defaultPort;
    options.port = options.port || defaultPort || 80;
    const host = checkHost(options.hostname, 'hostname') || checkHost(options.host, 'host') || 'localhost';
    options.host = host;
    request.socketPath = options.socketPath;
    if (options.timeout !== undefined) request.timeout = timerDuration(options.timeout, 'timeout');
    if (options.signal) followSignal(request, options.signal);
    const method: unknown = options.method;
    if (method !== null && method !== undefined && typeof method !== 'string') {
      throw invalidArgType('options.method', 'string', method);
    }
    if (method && !isToken(method)) throw invalidHttpToken('Method', method);
    request.method = method ? method.toUpperCase() : 'GET';
    request.maxHeaderSize = optional(options.maxHeaderSize, 'maxHeaderSize', checkInteger);
    request.insecureHTTPParser = optional(
      options.insecureHTTPParser,
      'options.insecureHTTPParser',
      checkBoolean,
    );
    checkStrictness(options);
    request.httpValidation = options.httpValidation;
    request.joinDuplicateHeaders = optional(
      options.joinDuplicateHeaders,
      'options.joinDuplicateHeaders',
      checkBoolean,
    );
    request.path = options.path || '/';
    request.useChunkedEncodingByDefault = !WITHOUT_BODY.has(request.method);
    request.host = host;
    request.protocol = protocol ?? 'http:';
    if (agent) {
      // Keep-alive pays only with an agent that will use the socket again.
      const reuses = agent.keepAlive === true || Number.isFinite(agent.maxSockets);
      request._last = !reuses;
      request.shouldKeepAlive = reuses;
    }
    if (options.setDefaultHeaders === false) {
      request._removedConnection = true;
      request._removedContLen = true;
      request._removedTE = true;
    }
    applyHeaders(request, options, host, defaultPort);
  }

  function applyHeaders(
    request: ClientRequestMethods,
    options: RequestOptions,
    host: string,
    defaultPort: number | string | undefined,
  ): void {
    const { headers } = options;
    if (isList(headers)) {
      if (!Array.isArray(headers[0]) && headers.length % 2 !== 0) throw invalidArgValue('headers', headers);
      request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, headers);
      return;
    }
    request[kUniqueHeaders] = parseUniqueHeaders(options.uniqueHeaders);
    if (headers) {
      for (const [name, value] of Object.entries(headers)) {
        headerKey(name);
        checkHeaderValue(name, value, request);
        if (value !== undefined) request.setHeader(name, value);
      }
    }
    const setHost = options.setHost === undefined ? options.setDefaultHeaders !== false : options.setHost;
    if (host && setHost && !request.getHeader('host')) {
      request.setHeader('Host', hostHeader(host, options.port, defaultPort));
    }
    if (options.auth && !request.getHeader('Authorization')) {
      request.setHeader('Authorization', `Basic ${Buffer.from(options.auth).toString('base64')}`);
    }
    if (request.getHeader('expect')) request._implicitHeader();
  }

  function start(request: ClientRequestMethods, options: RequestOptions): void {
    const { signal: _signal, ...passed } = options;
    if (request.agent) {
      // Agents take the host by which a server is known from here.
      const host = request.getHeader('host');
      if (host && typeof host !== 'string') throw invalidArgType('options.headers.host', 'string', host);
      request.agent.addRequest(request, passed);
      return;
    }
    request._last = true;
    request.shouldKeepAlive = false;
    // What makes connections takes a path for that of a socket file.
    const target = { ...passed, path: options.socketPath };
    let created = false;
    const onCreate = (error: Error | null, socket?: Duplex): void => {
      if (created) return;
      created = true;
      if (error) process.nextTick(() => request._failed(error));
      else request.onSocket(socket);
    };
    const custom = options.createConnection;
    if (typeof custom === 'function') {
      let socket: ReturnType<typeof custom>;
      try {
        socket = custom(target, onCreate);
      } catch (error) {
        onCreate(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      if (socket) onCreate(null, socket);
    } else {
      const { host, port } = options;
      request.onSocket(net.createConnection({ ...target, host: host ?? 'localhost', port: Number(port) }));
    }
  }

  function construct(
    this: ClientRequestMethods,
    input: string | URL | RequestOptions,
    second?: RequestOptions | ResponseListener,
    third?: ResponseListener,
  ): void {
    OutgoingMessage.call(this);
    const { options, callback } = mergeArguments(input, second, third);
    this._ended = false;
    this.res = null;
    this.aborted = false;
    this.timeoutCb = null;
    this.upgradeOrConnect = false;
    this.maxHeadersCount = null;
    this.reusedSocket = false;
    this._connection = undefined;
    this[kNeedDrain] = false;
    this[kContext] = new AsyncResource('HTTPCLIENTREQUEST');
    applyOptions(this, options);
    if (callback) this.once('response', callback);
    if (channels.clientRequestCreated.hasSubscribers)
      channels.clientRequestCreated.publish({ request: this });
    start(this, options);
  }

  return defineConstructor<ClientRequestConstructor>(
    'ClientRequest',
    ClientRequestMethods,
    construct,
    OutgoingMessage,
  );
}

function isList(headers: RequestOptions['headers']): headers is readonly string[] {
  return Array.isArray(headers);
}
