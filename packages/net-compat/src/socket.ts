/**
 * `net.Socket`: Node's API on a handle. Connecting is in `connect.ts`; what the API does not say about the order of
 * events was found by running programs on Node.
 */
import type { AddressInfo, SetKeepAliveOptions, SocketConnectOpts, SocketReadyState } from 'node:net';
import { AsyncResource } from 'node:async_hooks';
import { Duplex } from 'node:stream';
import { clientSocket } from './channels.ts';
import { bufferedSize, bytesOf, isKnownEncoding, sizeOf, type WrittenChunk } from './chunks.ts';
import { connectSocket } from './connect.ts';
import type { NetContext } from './context.ts';
import {
  invalidArgType,
  socketClosed,
  socketClosedBeforeConnection,
  validateInteger,
} from '@efi-node/node-errors';
import type { HandleOwner, Name, TcpHandle } from './handle.ts';
import { isNormalized, type NormalizedArgs, normalizeArgs } from './normalize-args.ts';
import type { Server } from './server.ts';
import { checkSocketOptions, type SocketOptions, streamOptions, wholeSeconds } from './socket-options.ts';
import { setUpSocket } from './socket-set-up.ts';
import type { ReadingState, SocketState, WriteCallback, WritingState } from './socket-state.ts';
import { startIdleTimer, stopIdleTimers, touchIdleTimers } from './socket-timeout.ts';
import { brokenPipeAfterEnd, systemError, systemErrorCode } from './tcp-errors.ts';

const { emit: ownEmit, push: ownPush, write: ownDuplexWrite } = Duplex.prototype;

/** Longer strings are not tried at once: the stack would not take their bytes. */
const SHORT_STRING = 4096;

export class Socket extends Duplex implements HandleOwner {
  /** On the prototype: the machine that the socket belongs to. */
  declare readonly _context: NetContext;
  declare connecting: boolean;
  declare timeout?: number;
  declare server: Server | null;
  declare _server: Server | null;
  declare _handle: TcpHandle | null;
  declare _hadError: boolean;
  declare _parent: Socket | null;
  declare _host: string | null;
  declare _sockname: Name | null;
  declare _peername: Name | undefined;
  declare _pendingData: Uint8Array | string | WrittenChunk[] | null;
  declare _pendingEncoding: string;
  /** With several addresses of one name only. */
  declare autoSelectFamilyAttemptedAddresses: string[];
  // Accessors, defined below: Node's declarations have them as properties that may be missing, and undefined is not that.
  declare readonly localAddress?: string;
  declare readonly localPort?: number;
  declare readonly localFamily?: string;
  declare readonly bufferSize: number;
  /** What Node keeps under symbols. */
  declare _net: SocketState;
  // Of the stream underneath; their types are not declared.
  declare readonly _readableState: ReadingState;
  declare readonly _writableState: WritingState;
  declare readonly _events: Readonly<Record<string, unknown>>;

  constructor(options?: SocketOptions | number) {
    const checked = checkSocketOptions(options);
    super(streamOptions(checked));
    setUpSocket(this, checked);
  }

  // -- reading

  override _read(size: number): void {
    const handle = this._handle;
    if (this.connecting || handle === null) this.once('connect', () => this._read(size));
    else handle.readStart();
  }

  override read(size?: number): unknown {
    if (this._net.userBuffer !== undefined && !this.connecting) this._handle?.readStart();
    return super.read(size);
  }

  override pause(): this {
    if (this._net.userBuffer !== undefined && !this.connecting && !this.destroyed) this._handle?.readStop();
    return super.pause();
  }

  override resume(): this {
    if (this._net.userBuffer !== undefined && !this.connecting) this._handle?.readStart();
    return super.resume();
  }

  _handleData(bytes: Uint8Array): void {
    if (this._handle === null) return;
    if (this._net.idle !== undefined || this._parent !== null) touchIdleTimers(this);
    const user = this._net.userBuffer;
    const state = this._readableState;
    // Where `push` would do nothing but emit 'data': nothing is buffered, nobody is full, and the stream knows already that it
    // is being read. What `push` looks at on the way is much for an interpreter.
    if (
      state.flowing === true &&
      state.length === 0 &&
      user === undefined &&
      this._net.hasPushed &&
      state.decoder === null &&
      state.awaitDrainWriters === null &&
      this.push === ownPush
    ) {
      const listener = this._events['data'];
      if (typeof listener === 'function' && this._net.emitsPlainly && this.emit === ownEmit)
        listener.call(this, bytes);
      else this.emit('data', bytes);
      return;
    }
    const wantsMore = user === undefined ? this.push(bytes) : user.deliver(bytes);
    this._net.hasPushed = true;
    if (!wantsMore) this._handle?.readStop();
  }

  _handleEnd(): void {
    if (this.destroyed) return;
    touchIdleTimers(this);
    this.push(null);
    // With nothing buffered this is what lets 'end' come without a further read.
    this.read(0);
  }

  _handleReadError(error: Error): void {
    if (this.destroyed) return;
    this.destroy(systemError(systemErrorCode(error), 'read', { cause: error }));
  }

  // -- writing

  override write(chunk: unknown, callback?: WriteCallback): boolean;
  override write(chunk: unknown, encoding?: BufferEncoding, callback?: WriteCallback): boolean;
  override write(
    chunk: unknown,
    encoding?: BufferEncoding | WriteCallback,
    callback?: WriteCallback,
  ): boolean {
    const handle = this._handle;
    const state = this._writableState;
    const done = typeof encoding === 'function' ? encoding : callback;
    // When nothing waits before it and the stack takes it at once, the stream has nothing to remember of a write; remembering
    // is most of what a small write costs.
    if (
      handle !== null &&
      (done === undefined || typeof done === 'function') &&
      !this.connecting &&
      !state.ending &&
      state.length === 0 &&
      state.corked === 0 &&
      this._write === ownWrite
    ) {
      const bytes =
        typeof chunk === 'string'
          ? shortText(chunk, typeof encoding === 'function' ? undefined : encoding, state.defaultEncoding)
          : chunk instanceof Uint8Array
            ? chunk
            : undefined;
      const length = bytes === undefined ? 0 : bytes.length;
      if (
        bytes !== undefined &&
        length > 0 &&
        length < state.highWaterMark &&
        handle.tryWrite([bytes], length)
      ) {
        if (this._net.idle !== undefined || this._parent !== null) touchIdleTimers(this);
        if (done !== undefined) process.nextTick(done, null);
        return true;
      }
    }
    return Reflect.apply(ownDuplexWrite, this, [chunk, encoding, callback]);
  }

  override _write(chunk: Uint8Array | string, encoding: BufferEncoding, callback: WriteCallback): void {
    this._writeGeneric(false, chunk, encoding, callback);
  }

  override _writev(chunks: WrittenChunk[], callback: WriteCallback): void {
    this._writeGeneric(true, chunks, '', callback);
  }

  _writeGeneric(
    several: boolean,
    data: Uint8Array | string | WrittenChunk[],
    encoding: BufferEncoding | '',
    callback: WriteCallback,
  ): void {
    if (this.connecting) {
      this._pendingData = data;
      this._pendingEncoding = encoding;
      const onClose = (): void => callback(socketClosedBeforeConnection());
      this.once('connect', () => {
        this.off('close', onClose);
        this._writeGeneric(several, data, encoding, callback);
      });
      this.once('close', onClose);
      return;
    }
    this._pendingData = null;
    this._pendingEncoding = '';
    const handle = this._handle;
    if (handle === null) {
      callback(socketClosed());
      return;
    }
    touchIdleTimers(this);
    const chunks = Array.isArray(data)
      ? data.map((item) => bytesOf(item.chunk, item.encoding))
      : [bytesOf(data, encoding)];
    let size = 0;
    for (const chunk of chunks) size += chunk.length;
    if (handle.tryWrite(chunks, size)) {
      callback();
      return;
    }
    this._net.lastWriteQueueSize = size;
    const cancel = AsyncResource.bind(() => callback(systemError('ECANCELED', 'write')));
    this._net.cancelWrite = cancel;
    handle.write(chunks, size, (error) => {
      if (this._net.cancelWrite !== cancel) return;
      this._net.cancelWrite = undefined;
      if (this.destroyed) {
        callback(null);
      } else if (error === undefined) {
        touchIdleTimers(this);
        callback();
      } else {
        const failure = systemError(systemErrorCode(error), 'write', { cause: error });
        this.destroy(failure);
        callback(failure);
      }
    });
  }

  /** Takes the place of `write` when the peer has ended and half-open is not allowed: an error once this side ended too. */
  _writeAfterEnd(
    chunk: unknown,
    encoding?: BufferEncoding | WriteCallback,
    callback?: WriteCallback,
  ): boolean {
    if (!this.writableEnded) {
      return typeof encoding === 'string'
        ? super.write(chunk, encoding, callback)
        : super.write(chunk, encoding);
    }
    const error = brokenPipeAfterEnd();
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done, error);
    this.destroy(error);
    return false;
  }

  override end(callback?: () => void): this;
  override end(chunk: unknown, callback?: () => void): this;
  override end(chunk: unknown, encoding?: BufferEncoding, callback?: () => void): this;
  override end(...args: unknown[]): this {
    Reflect.apply(super.end, this, args);
    return this;
  }

  override _final(callback: WriteCallback): void {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    // A reset must be the last thing the peer hears: no FIN before it.
    const sent =
      !this._net.resetting &&
      this._handle?.shutdown((error) => {
        if (error === undefined || this.destroyed) callback();
        else if (systemErrorCode(error) === 'EPIPE' || systemErrorCode(error) === 'ECONNRESET') callback();
        else callback(systemError(systemErrorCode(error), 'shutdown', { cause: error }));
      });
    if (sent !== true) callback();
  }

  // -- connecting

  connect(options: SocketConnectOpts, connectionListener?: () => void): this;
  connect(port: number, host: string, connectionListener?: () => void): this;
  connect(port: number, connectionListener?: () => void): this;
  connect(path: string, connectionListener?: () => void): this;
  /** Arguments that went through `normalizeArgs`, as packages that wrap `connect` pass them. */
  connect(normalized: NormalizedArgs): this;
  connect(...args: unknown[]): this {
    const [first] = args;
    const [options, callback] = isNormalized(first) ? first : normalizeArgs(args);
    if (clientSocket.hasSubscribers) clientSocket.publish({ socket: this });
    connectSocket(this, options, callback);
    return this;
  }

  // -- ending

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  resetAndDestroy(): this {
    if (this._handle === null) {
      this.destroy(socketClosed());
    } else if (this.connecting) {
      this.once('connect', () => this._reset());
    } else {
      this._reset();
    }
    return this;
  }

  _reset(): void {
    this._net.resetting = true;
    this.destroy();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.connecting = false;
    stopIdleTimers(this);
    const handle = this._handle;
    if (handle === null) {
      callback(error);
      process.nextTick(emitClose, this);
    } else {
      this._net.bytesRead = handle.bytesRead;
      this._net.bytesWritten = handle.bytesWritten;
      const hadError = error !== null && error !== undefined;
      const { cancelWrite } = this._net;
      this._net.cancelWrite = undefined;
      const closed = (): void => {
        cancelWrite?.();
        this.emit('close', hadError);
      };
      if (this._net.resetting) handle.reset(closed);
      else handle.close(closed);
      this._net.resetting = false;
      this._handle = null;
      this._sockname = null;
      callback(error);
    }
    const server = this._server;
    if (server !== null) {
      server._connections -= 1;
      server._emitCloseIfDrained();
    }
  }

  // -- time-out

  setTimeout(milliseconds: number, callback?: () => void): this {
    if (!this.destroyed) startIdleTimer(this, milliseconds, callback);
    return this;
  }

  _onTimeout(): void {
    const queued = this._handle?.writeQueueSize ?? 0;
    const before = this._net.lastWriteQueueSize;
    // A large write that is still on its way out is no silence as long as some of it has gone.
    if (before > 0 && queued !== before) {
      this._net.lastWriteQueueSize = queued;
      this._unrefTimer();
    } else {
      this.emit('timeout');
    }
  }

  _unrefTimer(): void {
    touchIdleTimers(this);
  }

  // -- options of TCP

  setNoDelay(noDelay?: boolean): this {
    this._net.noDelay = noDelay ?? true;
    return this;
  }

  setKeepAlive(options: SetKeepAliveOptions): this;
  setKeepAlive(enable?: boolean, initialDelay?: number, interval?: number, count?: number): this;
  setKeepAlive(first?: boolean | SetKeepAliveOptions, initialDelay?: number): this {
    const [enable, delay] =
      typeof first === 'object' && first !== null
        ? [first.enable ?? false, first.initialDelay]
        : [Boolean(first), initialDelay];
    this._net.keepAlive = { enable, idle: wholeSeconds(delay) };
    return this;
  }

  setTypeOfService(tos: number): this {
    if (Number.isNaN(tos)) throw invalidArgType('tos', 'number', tos);
    validateInteger(tos, 'tos', 0, 255);
    this._net.typeOfService = tos;
    return this;
  }

  getTypeOfService(): number {
    return this._net.typeOfService ?? 0;
  }

  ref(): this {
    if (this._handle === null) this.once('connect', () => this.ref());
    else this._handle.ref();
    return this;
  }

  unref(): this {
    if (this._handle === null) this.once('connect', () => this.unref());
    else this._handle.unref();
    return this;
  }

  // -- what it is

  get pending(): boolean {
    return this._handle === null || this.connecting;
  }

  get _connecting(): boolean {
    return this.connecting;
  }

  get readyState(): SocketReadyState {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  get bytesRead(): number {
    return this._handle?.bytesRead ?? this._net.bytesRead;
  }

  get _bytesDispatched(): number {
    return this._handle?.bytesWritten ?? this._net.bytesWritten;
  }

  /** Bytes given to the stack and bytes that wait here. */
  get bytesWritten(): number {
    const pending = this._pendingData;
    let size = this._bytesDispatched + bufferedSize(this);
    if (Array.isArray(pending)) for (const item of pending) size += sizeOf(item.chunk, item.encoding);
    else if (pending !== null) size += sizeOf(pending, this._pendingEncoding);
    return size;
  }

  address(): AddressInfo | Record<string, never> {
    const { address, family, port } = this._getsockname();
    if (address === undefined || family === undefined || port === undefined) return {};
    return { address, family, port };
  }

  _getsockname(): Name {
    if (this._handle === null) return {};
    if (this._sockname === null) {
      this._sockname = {};
      this._handle.getsockname(this._sockname);
    }
    return this._sockname;
  }

  _getpeername(): Name {
    if (this._handle === null || this.connecting) return this._peername ?? {};
    if (this._peername === undefined) {
      const name: Name = {};
      if (this._handle.getpeername(name) !== 0) return name;
      this._peername = name;
    }
    return this._peername;
  }

  get remoteAddress(): string | undefined {
    return this._getpeername().address;
  }

  get remoteFamily(): string | undefined {
    return this._getpeername().family;
  }

  get remotePort(): number | undefined {
    return this._getpeername().port;
  }
}

const { _write: ownWrite } = Socket.prototype;

/** The bytes of a text that the stack is likely to take at once. */
function shortText(chunk: string, encoding: unknown, usual: string): Uint8Array | undefined {
  if (chunk.length > SHORT_STRING) return undefined;
  if (encoding === undefined) return bytesOf(chunk, usual);
  return typeof encoding === 'string' && isKnownEncoding(encoding) ? bytesOf(chunk, encoding) : undefined;
}

Object.defineProperties(Socket.prototype, {
  localAddress: { get: localName('address'), enumerable: true, configurable: true },
  localPort: { get: localName('port'), enumerable: true, configurable: true },
  localFamily: { get: localName('family'), enumerable: true, configurable: true },
  bufferSize: {
    get(this: Socket) {
      return this._handle === null ? undefined : this.writableLength;
    },
    configurable: true,
  },
});

function localName(key: keyof Name): (this: Socket) => unknown {
  return function get() {
    return this._getsockname()[key];
  };
}

/** Without a handle there was nothing to close, and Node says nothing of an error then. */
function emitClose(socket: Socket): void {
  socket.emit('close');
}
