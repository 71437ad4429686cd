/** What makes a socket of a Duplex: its first state, and where it starts to read. */
import { EventEmitter } from 'node:events';
import { addAbortSignal, Duplex } from 'node:stream';
import { TcpHandle } from './handle.ts';
import type { Socket } from './socket.ts';
import {
  checkBlockList,
  checkSocketOptions,
  type SocketOptions,
  streamOptions,
  wholeSeconds,
} from './socket-options.ts';
import type { WriteCallback } from './socket-state.ts';
import { UserBuffer } from './user-buffer.ts';

function onReadableStreamEnd(this: Socket): void {
  if (this.allowHalfOpen) return;
  this.write = (chunk: unknown, encoding?: BufferEncoding | WriteCallback, callback?: WriteCallback) =>
    this._writeAfterEnd(chunk, encoding, callback);
}

/** What the constructor does once the stream is set up, on an object of whatever class. */
export function setUpSocket(socket: Socket, options: SocketOptions): void {
  socket.connecting = false;
  socket._hadError = false;
  socket._parent = null;
  socket._host = null;
  socket._sockname = null;
  socket._peername = undefined;
  socket._pendingData = null;
  socket._pendingEncoding = '';
  socket.server = null;
  socket._server = null;
  const { onread } = options;
  const usable =
    typeof onread === 'object' &&
    onread !== null &&
    typeof onread.callback === 'function' &&
    (onread.buffer instanceof Uint8Array || typeof onread.buffer === 'function');
  const idle = wholeSeconds(options.keepAliveInitialDelay);
  socket._net = {
    idle: undefined,
    bytesRead: 0,
    bytesWritten: 0,
    noDelay: options.noDelay,
    keepAlive: options.keepAlive ? { enable: true, idle } : undefined,
    typeOfService: options.typeOfService,
    lastWriteQueueSize: 0,
    userBuffer: usable ? new UserBuffer(onread, socket) : undefined,
    blockList: options.blockList ? checkBlockList(options.blockList) : undefined,
    resetting: false,
    emitsPlainly: !(options.captureRejections ?? EventEmitter.captureRejections),
    hasPushed: false,
    cancelWrite: undefined,
  };
  socket.on('end', onReadableStreamEnd);
  socket._handle = options.handle instanceof TcpHandle ? options.handle : null;
  if (socket._handle !== null) {
    socket._handle.attach(socket, socket._net.userBuffer?.alloc);
    if (options.pauseOnCreate) socket.pause();
    else if (!options.manualStart && options.readable !== false) socket.read(0);
  }
  if (options.signal) addAbortSignal(options.signal, socket);
}

/** A socket called without `new` on an object that inherits from it. */
export function initSocket(socket: Socket, args: readonly unknown[]): void {
  const [options] = args;
  const checked = checkSocketOptions(isSocketOptions(options) ? options : undefined);
  Reflect.apply(Duplex, socket, [streamOptions(checked)]);
  setUpSocket(socket, checked);
}

export function isSocketOptions(value: unknown): value is SocketOptions | number {
  return typeof value === 'number' || (typeof value === 'object' && value !== null);
}
