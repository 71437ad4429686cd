/** `net.Server`: Node's API on a listener of the stack. What `listen` does with its arguments is in `listen.ts`. */
import { EventEmitter } from 'node:events';
import type { AddressInfo, ListenOptions } from 'node:net';
import { getDefaultHighWaterMark } from 'node:stream';
import type { BlockList } from './block-list.ts';
import type { NetContext } from './context.ts';
import { invalidArgType, serverNotRunning, validateNumber } from '@efi-node/node-errors';
import { listenServer, stopListening } from './listen.ts';
import { isCallback, normalizeArgs } from './normalize-args.ts';
import type { ServerHandle } from './server-handle.ts';
import { checkBlockList } from './socket-options.ts';
import type { Socket } from './socket.ts';

export interface ServerOptions {
  allowHalfOpen?: boolean | undefined;
  pauseOnConnect?: boolean | undefined;
  noDelay?: boolean | undefined;
  keepAlive?: boolean | undefined;
  /** Milliseconds. */
  keepAliveInitialDelay?: number | undefined;
  highWaterMark?: number | undefined;
  blockList?: unknown;
}

export type ConnectionListener = (socket: Socket) => void;

export class Server extends EventEmitter {
  /** On the prototype: the machine that the server belongs to. */
  declare readonly _context: NetContext;
  declare _connections: number;
  declare _handle: ServerHandle | null;
  declare _unref: boolean;
  declare _listeningId: number;
  declare allowHalfOpen: boolean;
  declare pauseOnConnect: boolean;
  declare noDelay: boolean;
  declare keepAlive: boolean;
  /** Seconds, as Node keeps it. */
  declare keepAliveInitialDelay: number;
  declare highWaterMark: number;
  declare blockList?: BlockList;
  declare maxConnections: number;
  /** In Node's declarations still, and undefined, as on Node since `getConnections` came. */
  declare connections: number;
  declare dropMaxConnection?: boolean;

  constructor(options?: ServerOptions | ConnectionListener | null, connectionListener?: ConnectionListener) {
    super();
    setUpServer(this, options, connectionListener);
  }

  listen(port?: number, hostname?: string, backlog?: number, listeningListener?: () => void): this;
  listen(port?: number, hostname?: string, listeningListener?: () => void): this;
  listen(port?: number, backlog?: number, listeningListener?: () => void): this;
  listen(port?: number, listeningListener?: () => void): this;
  listen(path: string, backlog?: number, listeningListener?: () => void): this;
  listen(path: string, listeningListener?: () => void): this;
  listen(options: ListenOptions, listeningListener?: () => void): this;
  listen(handle: unknown, backlog?: number, listeningListener?: () => void): this;
  listen(handle: unknown, listeningListener?: () => void): this;
  listen(...args: unknown[]): this {
    const [options, callback] = normalizeArgs(args);
    listenServer(this, options, callback, args);
    return this;
  }

  get listening(): boolean {
    return this._handle !== null;
  }

  address(): AddressInfo | string | null {
    if (this._handle === null) return null;
    const name: AddressInfo = { address: '', family: '', port: 0 };
    this._handle.getsockname(name);
    return name;
  }

  getConnections(callback: (error: Error | null, count: number) => void): this {
    process.nextTick(callback, null, this._connections);
    return this;
  }

  close(callback?: (error?: Error) => void): this {
    if (typeof callback === 'function') {
      // The program's own function, so that `this` in it is the server.
      if (this._handle !== null) this.once('close', callback);
      else this.once('close', () => callback(serverNotRunning()));
    }
    stopListening(this);
    this._emitCloseIfDrained();
    return this;
  }

  _emitCloseIfDrained(): void {
    if (this._handle !== null || this._connections > 0) return;
    process.nextTick(emitClose, this);
  }

  ref(): this {
    this._unref = false;
    this._handle?.ref();
    return this;
  }

  unref(): this {
    this._unref = true;
    this._handle?.unref();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this._handle === null) return;
    await new Promise<void>((resolve, reject) => {
      this.close((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  }
}

/** With `events.captureRejections`: a rejection of a 'connection' listener ends the socket it was about. */
Object.defineProperty(Server.prototype, EventEmitter.captureRejectionSymbol, {
  value: function captureRejection(
    this: Server,
    error: Error,
    event: string | symbol,
    socket: unknown,
  ): void {
    if (event === 'connection' && isSocket(socket)) socket.destroy(error);
    else this.emit('error', error);
  },
  writable: true,
  configurable: true,
});

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'destroy' in value;
}

function emitClose(server: Server): void {
  server.emit('close');
}

/** What the constructor does, on an object of whatever class. */
export function setUpServer(server: Server, options: unknown, connectionListener: unknown): void {
  if (options !== undefined && options !== null && !isCallback(options) && typeof options !== 'object') {
    throw invalidArgType('options', 'object', options);
  }
  const given: ServerOptions = typeof options === 'object' && options !== null ? options : {};
  if (isCallback(options)) server.on('connection', options);
  else if (isCallback(connectionListener)) server.on('connection', connectionListener);
  if (given.keepAliveInitialDelay !== undefined) {
    validateNumber(given.keepAliveInitialDelay, 'options.keepAliveInitialDelay');
  }
  if (given.highWaterMark !== undefined) validateNumber(given.highWaterMark, 'options.highWaterMark');
  const blockList = given.blockList ? checkBlockList(given.blockList) : undefined;
  server._connections = 0;
  server._handle = null;
  server._unref = false;
  server._listeningId = 1;
  server.allowHalfOpen = given.allowHalfOpen || false;
  server.pauseOnConnect = Boolean(given.pauseOnConnect);
  server.noDelay = Boolean(given.noDelay);
  server.keepAlive = Boolean(given.keepAlive);
  server.keepAliveInitialDelay = Math.trunc((given.keepAliveInitialDelay ?? 0) / 1000) || 0;
  const mark = given.highWaterMark;
  server.highWaterMark = mark === undefined || mark < 0 ? getDefaultHighWaterMark(false) : mark;
  if (blockList !== undefined) server.blockList = blockList;
}

/** A server called without `new` on an object that inherits from it. */
export function initServer(server: Server, [options, connectionListener]: readonly unknown[]): void {
  Reflect.apply(EventEmitter, server, []);
  setUpServer(server, options, connectionListener);
}
