/**
 * What a socket stands on: one TCP stream, from before its connect until after its close. It owns the connection, knows
 * whether anybody reads, and passes on what the stack tells it; it is the reader of its connection itself, so that a
 * packet costs no closure.
 */
import {
  type Endpoint,
  type TcpConnection,
  type TcpConnectOptions,
  type TcpDone,
  TcpError,
  type TcpPendingConnect,
  type TcpReader,
  type TcpStack,
} from '@efi-node/efi-tcp4';
import { AsyncResource } from 'node:async_hooks';
import { Buffer } from 'node:buffer';
import type { LoopHandle } from '@efi-node/efi-core';
import type { NetContext } from './context.ts';

/** Who hears of what arrives. */
export interface HandleOwner {
  _handleData(bytes: Uint8Array): void;
  _handleEnd(): void;
  _handleReadError(error: Error): void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly pending: TcpPendingConnect }
  | { readonly kind: 'open'; readonly connection: TcpConnection }
  | { readonly kind: 'closed' };

export interface Name {
  address?: string;
  family?: string;
  port?: number;
}

/** ENOTCONN, as libuv has it. */
const NOT_CONNECTED = -107;

const IDLE: State = { kind: 'idle' };
const CLOSED: State = { kind: 'closed' };

function nothing(): void {
  // A close that nobody waits for.
}

/**
 * Callbacks run in the asynchronous context that the handle was made in, as AsyncLocalStorage expects; those of a write
 * and of a shutdown in the context that asked for them.
 */
export class TcpHandle extends AsyncResource implements TcpReader {
  readonly resource = 'TCPSocketWrap';
  /** Bytes received, and bytes handed to the stack. */
  bytesRead = 0;
  bytesWritten = 0;
  /** Whether a read is under way; with false nothing is posted to firmware. */
  reading = false;
  private owner: HandleOwner | undefined;
  /** Set where the owner gives the memory itself. */
  onAlloc: (() => Uint8Array) | undefined;
  private readonly context: NetContext;
  private state: State = IDLE;
  private referenced = true;

  constructor(context: NetContext, connection?: TcpConnection) {
    super('TCPWRAP');
    this.context = context;
    context.live.add(this);
    if (connection !== undefined) this.state = { kind: 'open', connection };
  }

  /** From now on `owner` hears of what arrives, in memory that `alloc` gives or the stack chooses. */
  attach(owner: HandleOwner, alloc: (() => Uint8Array) | undefined): void {
    this.owner = owner;
    this.onAlloc = alloc && (() => this.runInAsyncScope(alloc));
  }

  get writeQueueSize(): number {
    return this.state.kind === 'open' ? this.state.connection.writeQueueSize : 0;
  }

  /** Whether a connect has not ended yet; a second one must wait. */
  get isConnecting(): boolean {
    return this.state.kind === 'connecting';
  }

  /** Throws `TcpError` where the stack refuses at once. What is connected stays so: a kernel has no complaint either. */
  connect(stack: TcpStack, options: TcpConnectOptions, done: TcpDone): void {
    if (this.state.kind === 'open') {
      this.context.loop.enqueue(() => this.runInAsyncScope(done));
      return;
    }
    const pending = stack.connect(options, {
      onConnect: (connection) => {
        this.state = { kind: 'open', connection };
        if (!this.referenced) connection.unref();
        this.runInAsyncScope(done);
      },
      onError: (error) => {
        this.state = IDLE;
        this.runInAsyncScope(done, undefined, error);
      },
    });
    this.state = { kind: 'connecting', pending };
    if (!this.referenced) pending.unref();
  }

  readStart(): void {
    if (this.state.kind !== 'open' || this.reading) return;
    this.reading = true;
    this.state.connection.readStart(this);
  }

  readStop(): void {
    if (this.state.kind !== 'open' || !this.reading) return;
    this.reading = false;
    this.state.connection.readStop();
  }

  /** The stack's bytes come as the Buffers that streams give. */
  readonly bytesPrototype: Uint8Array = Buffer.prototype;

  onData(bytes: Uint8Array, length: number): void {
    this.bytesRead += length;
    const { owner } = this;
    if (owner === undefined) return;
    // Once for each packet, and there is hardly ever a context to change.
    if (this.context.isInScopeOf(this)) owner._handleData(bytes);
    else this.runInAsyncScope(owner._handleData, owner, bytes);
  }

  onEnd(): void {
    this.reading = false;
    const { owner } = this;
    if (owner !== undefined) this.runInAsyncScope(owner._handleEnd, owner);
  }

  onError(error: Error): void {
    this.reading = false;
    const { owner } = this;
    if (owner !== undefined) this.runInAsyncScope(owner._handleReadError, owner, error);
  }

  /** True when the stack has taken the bytes at once: the common case, and it costs no closure. */
  tryWrite(chunks: readonly Uint8Array[], size: number): boolean {
    const { state } = this;
    if (state.kind !== 'open' || !state.connection.tryWrite(chunks, size)) return false;
    this.bytesWritten += size;
    return true;
  }

  /** `done` comes from the loop. */
  write(chunks: readonly Uint8Array[], size: number, done: TcpDone): void {
    const bound = AsyncResource.bind(done);
    if (this.state.kind !== 'open') {
      this.context.loop.enqueue(() => bound(new TcpError('broken-pipe', 'write')));
      return;
    }
    this.bytesWritten += size;
    this.state.connection.write(chunks, bound);
  }

  /** False when there is no connection to shut down. */
  shutdown(done: TcpDone): boolean {
    if (this.state.kind !== 'open') return false;
    this.state.connection.shutdown(AsyncResource.bind(done));
    return true;
  }

  /** `done` comes in the loop's close phase, as libuv's: the firmware's own end of a connection may take seconds more. */
  close(done: () => void): LoopHandle {
    this.release(false);
    return this.closing(done);
  }

  /** As `close`, with a RST. */
  reset(done: () => void): LoopHandle {
    this.release(true);
    return this.closing(done);
  }

  ref(): void {
    this.referenced = true;
    if (this.state.kind === 'open') this.state.connection.ref();
    else if (this.state.kind === 'connecting') this.state.pending.ref();
  }

  unref(): void {
    this.referenced = false;
    if (this.state.kind === 'open') this.state.connection.unref();
    else if (this.state.kind === 'connecting') this.state.pending.unref();
  }

  hasRef(): boolean {
    return this.referenced && this.state.kind !== 'closed';
  }

  getAsyncId(): number {
    return this.asyncId();
  }

  /** There are no descriptors. */
  get fd(): number {
    return -1;
  }

  /** Fills in `name`; 0, or the negative number of the error. */
  getsockname(name: Name): number {
    if (this.state.kind !== 'open') return NOT_CONNECTED;
    Object.assign(name, nameOf(this.state.connection.local));
    return 0;
  }

  /** As `getsockname`, of the other end. */
  getpeername(name: Name): number {
    if (this.state.kind !== 'open') return NOT_CONNECTED;
    Object.assign(name, nameOf(this.state.connection.remote));
    return 0;
  }

  get holder(): object | undefined {
    return this.owner;
  }

  private closing(done: () => void): LoopHandle {
    return this.context.loop.closing(() => {
      this.context.live.delete(this);
      this.runInAsyncScope(done);
    });
  }

  private release(withReset: boolean): void {
    const before = this.state;
    this.state = CLOSED;
    this.owner = undefined;
    this.reading = false;
    if (before.kind === 'connecting') before.pending.cancel();
    else if (before.kind === 'open' && withReset) before.connection.abort(nothing);
    else if (before.kind === 'open') before.connection.close(nothing);
  }
}

/** The name by which packages tell what a socket stands on. */
Object.defineProperty(TcpHandle, 'name', { value: 'TCP', configurable: true });

export function nameOf({ address, port }: Endpoint): Required<Name> {
  return { address, family: 'IPv4', port };
}
