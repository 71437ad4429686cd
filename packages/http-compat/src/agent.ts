/** `http.Agent`: which socket a request gets, and what becomes of the socket afterwards. */
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type {
  CreateConnection,
  OnCreate,
  PooledRequest,
  RequestOptions,
  SocketPool,
} from './client-types.ts';
import { defineConstructor } from './construct.ts';
import type { HttpEnvironment } from './environment.ts';
import { validateNumber, validateOneOf } from '@efi-node/node-errors';
import type { HttpSocket } from './socket.ts';
import { type Proxy, readProxy } from './proxy.ts';
import { asSocket } from './socket.ts';
import { kProxy } from './symbols.ts';

export interface AgentOptions extends RequestOptions {
  keepAlive?: boolean | undefined;
  keepAliveMsecs?: number | undefined;
  keepAliveInitialDelay?: number | undefined;
  noDelay?: boolean | undefined;
  agentKeepAliveTimeoutBuffer?: number | undefined;
  maxSockets?: number | undefined;
  maxTotalSockets?: number | undefined;
  maxFreeSockets?: number | undefined;
  scheduling?: 'fifo' | 'lifo' | undefined;
  proxyEnv?: object | undefined;
}

/** As `agent.createConnection` gets them. */
interface ConnectOptions extends AgentOptions {
  _agentKey?: string;
  encoding?: null;
}

interface Waiting {
  readonly request: PooledRequest;
  readonly options: RequestOptions;
}

export interface Agent extends EventEmitter {
  options: AgentOptions;
  defaultPort: number;
  protocol: string;
  requests: Record<string, PooledRequest[] | undefined>;
  sockets: SocketPool;
  freeSockets: SocketPool;
  keepAliveMsecs: number;
  keepAlive: boolean;
  maxSockets: number;
  maxFreeSockets: number;
  scheduling: 'fifo' | 'lifo';
  maxTotalSockets: number;
  totalSocketCount: number;
  agentKeepAliveTimeoutBuffer: number;
  createConnection: CreateConnection;
  getName(options?: RequestOptions): string;
  addRequest(
    request: PooledRequest,
    options: RequestOptions | string,
    port?: number,
    localAddress?: string,
  ): void;
  createSocket(request: PooledRequest, options: RequestOptions, callback: OnCreate): void;
  removeSocket(socket: Duplex, options: RequestOptions): void;
  keepSocketAlive(socket: Duplex): boolean;
  reuseSocket(socket: Duplex, request: PooledRequest): void;
  destroy(): void;
  readonly [kProxy]?: Proxy | undefined;
}

export interface AgentConstructor {
  new (options?: AgentOptions): Agent;
  (options?: AgentOptions): Agent;
  readonly prototype: Agent;
  defaultMaxSockets: number;
}

const HINT = /^timeout=(\d+)/;

/** Takes `socket` out of the pool's list under `name`; whether it was there. */
function takeOut(pool: SocketPool, name: string, socket: Duplex): boolean {
  const list = pool[name];
  const index = list?.findIndex((each) => each === socket) ?? -1;
  if (!list || index === -1) return false;
  list.splice(index, 1);
  if (list.length === 0) delete pool[name];
  return true;
}

function addTo(pool: SocketPool, name: string, socket: Socket): void {
  const list = pool[name];
  if (list) list.push(socket);
  else pool[name] = [socket];
}

function onFreeSocketError(this: Socket, error: Error): void {
  this.destroy(error);
  this.emit('agentRemove');
}

/** What `push` was on sockets that wait, where it was the socket's own. */
const ownPushes = new WeakMap<Socket, PropertyDescriptor>();

/** `push` of a socket that waits: nobody has asked for what comes, and it must not become the answer to the next request. */
function refuse(this: Socket, chunk: unknown): boolean {
  if (chunk !== null) {
    this.destroy();
    return false;
  }
  unguard(this);
  return this.push(null);
}

const refusing: PropertyDescriptor = { value: refuse, writable: true, configurable: true };

/** A listener for 'data' would do too, but packages count those: node-fetch tells by them which answers were cut off. */
function guard(socket: Socket): void {
  const own = Object.getOwnPropertyDescriptor(socket, 'push');
  if (own !== undefined) ownPushes.set(socket, own);
  Object.defineProperty(socket, 'push', refusing);
}

function unguard(socket: Socket): void {
  if (Reflect.get(socket, 'push') !== refuse) return;
  Reflect.deleteProperty(socket, 'push');
  const own = ownPushes.get(socket);
  if (own === undefined) return;
  ownPushes.delete(socket);
  Object.defineProperty(socket, 'push', own);
}

export function createAgentClass(environment: HttpEnvironment): AgentConstructor {
  const { net } = environment;
  const waitingOptions = new WeakMap<PooledRequest, RequestOptions>();

  class AgentMethods extends EventEmitter {
    declare options: AgentOptions;
    declare [kProxy]: Proxy | undefined;
    declare defaultPort: number;
    declare protocol: string;
    declare requests: Record<string, PooledRequest[] | undefined>;
    declare sockets: SocketPool;
    declare freeSockets: SocketPool;
    declare keepAliveMsecs: number;
    declare keepAlive: boolean;
    declare maxSockets: number;
    declare maxFreeSockets: number;
    declare scheduling: 'fifo' | 'lifo';
    declare maxTotalSockets: number;
    declare totalSocketCount: number;
    declare agentKeepAliveTimeoutBuffer: number;

    createConnection(options: RequestOptions, callback?: OnCreate): Duplex | null | undefined | void {
      void callback;
      const target = { ...options, host: options.host ?? 'localhost', port: Number(options.port) };
      const proxy = this[kProxy];
      if (proxy !== undefined && !options.socketPath && !proxy.bypasses(target.host, target.port)) {
        const { host, port } = proxy;
        return net.createConnection({ ...target, host, port });
      }
      return net.createConnection(options.socketPath ? { ...options, path: options.socketPath } : target);
    }

    getName(options: RequestOptions = {}): string {
      let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
      if (options.family === 4 || options.family === 6) name += `:${options.family}`;
      if (options.socketPath) name += `:${options.socketPath}`;
      return name;
    }

    addRequest(
      request: PooledRequest,
      given: RequestOptions | string,
      port?: number,
      localAddress?: string,
    ): void {
      const asked: RequestOptions = typeof given === 'string' ? { host: given, port, localAddress } : given;
      const options: RequestOptions = { ...asked, ...this.options };
      if (options.socketPath) options.path = options.socketPath;
      const name = this.getName(options);
      this.sockets[name] ??= [];
      const socket = this._takeFree(name);
      const open = (this.freeSockets[name]?.length ?? 0) + (this.sockets[name]?.length ?? 0);
      if (socket) {
        this.reuseSocket(socket, request);
        this._hand(socket, request);
        addTo(this.sockets, name, socket);
      } else if (open < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
        this.createSocket(request, options, (error, made) => {
          if (error) request.onSocket(made, error);
          else if (made) this._hand(asSocket(made), request);
        });
      } else {
        waitingOptions.set(request, options);
        (this.requests[name] ??= []).push(request);
      }
    }

    /** A socket that waits under `name` and still lives. */
    _takeFree(name: string): Socket | undefined {
      const list = this.freeSockets[name];
      if (!list) return undefined;
      while (list.length > 0 && list[0]?.destroyed) list.shift();
      const socket = this.scheduling === 'fifo' ? list.shift() : list.pop();
      if (list.length === 0) delete this.freeSockets[name];
      socket?.removeListener('error', onFreeSocketError);
      if (socket) unguard(socket);
      return socket;
    }

    createSocket(request: PooledRequest, given: RequestOptions, callback: OnCreate): void {
      void request;
      const options: ConnectOptions = { ...given, ...this.options };
      if (options.socketPath) options.path = options.socketPath;
      const name = this.getName(options);
      options._agentKey = name;
      options.encoding = null;
      let created = false;
      const onCreate: OnCreate = (error, made) => {
        if (created) return;
        created = true;
        if (error || !made) {
          callback(error, made);
          return;
        }
        const socket = asSocket(made);
        addTo(this.sockets, name, socket);
        this.totalSocketCount++;
        this._watch(socket, options);
        callback(null, socket);
      };
      if (this.keepAlive) {
        options.keepAlive = this.keepAlive;
        options.keepAliveInitialDelay = this.keepAliveMsecs;
      }
      const socket = this.createConnection(options, onCreate);
      if (socket) onCreate(null, socket);
    }

    _watch(socket: Socket, options: RequestOptions): void {
      const onFree = (): void => void this.emit('free', socket, options);
      const onClose = (): void => {
        this.totalSocketCount--;
        this.removeSocket(socket, options);
      };
      const onTimeout = (): void => {
        for (const list of Object.values(this.freeSockets)) {
          if (list?.includes(socket)) {
            socket.destroy();
            return;
          }
        }
      };
      const onRemove = (): void => {
        this.totalSocketCount--;
        this.removeSocket(socket, options);
        socket.removeListener('close', onClose);
        socket.removeListener('free', onFree);
        socket.removeListener('timeout', onTimeout);
        socket.removeListener('agentRemove', onRemove);
      };
      socket.on('free', onFree);
      socket.on('close', onClose);
      socket.on('timeout', onTimeout);
      socket.on('agentRemove', onRemove);
    }

    _hand(socket: Socket, request: PooledRequest): void {
      request.onSocket(socket);
      const pooled = this.options.timeout || 0;
      if (request.timeout === undefined || request.timeout === pooled) return;
      socket.setTimeout(request.timeout);
    }

    removeSocket(socket: Duplex, options: RequestOptions): void {
      const name = this.getName(options);
      takeOut(this.sockets, name, socket);
      if (!socket.writable) takeOut(this.freeSockets, name, socket);
      const next = this._nextWaiting(name);
      if (!next) return;
      // Its place is taken by the next one who waits.
      waitingOptions.delete(next.request);
      this.createSocket(next.request, next.options, (error, made) => {
        if (error) next.request.onSocket(made, error);
        else made?.emit('free');
      });
    }

    _nextWaiting(name: string): Waiting | undefined {
      const own = this.requests[name]?.[0];
      const request = own ?? this._waitingElsewhere();
      const options = request && waitingOptions.get(request);
      return request && options ? { request, options } : undefined;
    }

    _waitingElsewhere(): PooledRequest | undefined {
      for (const [name, list] of Object.entries(this.requests)) {
        if (this.sockets[name]?.length) return undefined;
        if (list?.[0]) return list[0];
      }
      return undefined;
    }

    keepSocketAlive(given: Duplex): boolean {
      const socket: HttpSocket = asSocket(given);
      socket.setKeepAlive(true, this.keepAliveMsecs);
      socket.unref();
      let timeout = this.options.timeout || 0;
      let keeps = true;
      const hint = HINT.exec(String(responseHint(socket._httpMessage)));
      if (hint) {
        // The server closes when the time is up: a request sent just then would be lost.
        const usable = Number(hint[1]) * 1000 - this.agentKeepAliveTimeoutBuffer;
        if (usable <= 0) keeps = false;
        else if (usable < timeout) timeout = usable;
      }
      if (socket.timeout !== timeout) socket.setTimeout(timeout);
      return keeps;
    }

    reuseSocket(socket: Duplex, request: PooledRequest): void {
      request.reusedSocket = true;
      asSocket(socket).ref();
    }

    destroy(): void {
      for (const pool of [this.freeSockets, this.sockets]) {
        for (const list of Object.values(pool)) for (const socket of list?.slice() ?? []) socket.destroy();
      }
    }

    /** A request has left its socket: the next one gets it, or the pool, or nobody. */
    _onFree(socket: HttpSocket, options: RequestOptions): void {
      const name = this.getName(options);
      if (!socket.writable) {
        socket.destroy();
        return;
      }
      const waiting = this.requests[name];
      const next = waiting?.shift();
      if (waiting && next) {
        waitingOptions.delete(next);
        this._hand(socket, next);
        if (waiting.length === 0) delete this.requests[name];
        return;
      }
      const message = socket._httpMessage;
      const keeps =
        message !== null && message !== undefined && Reflect.get(message, 'shouldKeepAlive') === true;
      if (!keeps || !this.keepAlive) {
        socket.destroy();
        return;
      }
      const free = this.freeSockets[name]?.length ?? 0;
      const open = free + (this.sockets[name]?.length ?? 0);
      const tooMany =
        this.totalSocketCount > this.maxTotalSockets || open > this.maxSockets || free >= this.maxFreeSockets;
      if (tooMany || !this.keepSocketAlive(socket)) {
        socket.destroy();
        return;
      }
      socket._httpMessage = null;
      this.removeSocket(socket, options);
      socket.once('error', onFreeSocketError);
      guard(socket);
      addTo(this.freeSockets, name, socket);
    }
  }

  function construct(this: AgentMethods | undefined, given?: AgentOptions): Agent | undefined {
    if (!(this instanceof Agent)) return new Agent(given);
    EventEmitter.call(this);
    const options: AgentOptions = Object.assign(Object.create(null), given);
    options.noDelay ??= true;
    options.path = null;
    this.options = options;
    this.defaultPort = Number(options.defaultPort ?? 80);
    this.protocol = options.protocol ?? 'http:';
    this.requests = Object.create(null);
    this.sockets = Object.create(null);
    this.freeSockets = Object.create(null);
    this.keepAliveMsecs = options.keepAliveMsecs || 1000;
    this.keepAlive = options.keepAlive || false;
    this.maxSockets = options.maxSockets || Agent.defaultMaxSockets;
    this.maxFreeSockets = options.maxFreeSockets || 256;
    this.scheduling = checkScheduling(options.scheduling);
    this.maxTotalSockets = checkTotal(options.maxTotalSockets);
    this[kProxy] = readProxy(options.proxyEnv);
    this.totalSocketCount = 0;
    this.agentKeepAliveTimeoutBuffer = options.agentKeepAliveTimeoutBuffer ?? 1000;
    this.on('free', (socket: Socket, of: RequestOptions) => this._onFree(socket, of));
    return undefined;
  }

  const Agent = defineConstructor<AgentConstructor & { readonly prototype: AgentMethods }>(
    'Agent',
    AgentMethods,
    construct,
    EventEmitter,
  );
  Agent.defaultMaxSockets = Number.POSITIVE_INFINITY;
  return Agent;
}

function responseHint(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return undefined;
  const response: unknown = Reflect.get(message, 'res');
  if (typeof response !== 'object' || response === null) return undefined;
  const headers: unknown = Reflect.get(response, 'headers');
  return typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'keep-alive') : undefined;
}

function checkScheduling(value: unknown): 'fifo' | 'lifo' {
  if (value === undefined) return 'lifo';
  validateOneOf(value, 'scheduling', ['fifo', 'lifo'] as const);
  return value;
}

function checkTotal(value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  validateNumber(value, 'maxTotalSockets', 1);
  return value;
}
