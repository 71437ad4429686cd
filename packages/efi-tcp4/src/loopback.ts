/**
 * The stack behind 127.0.0.0/8 and the machine's own addresses: EDK2 has no loopback. A handshake takes place inside
 * `connect`, as in a kernel; both sides hear of it from the loop, the listener first.
 */
import type { Loop, LoopHandle } from '@efi-node/efi-core';
import { ANY_ADDRESS } from './address.ts';
import { Activity } from './activity.ts';
import { TcpError } from './error.ts';
import { Fifo } from './fifo.ts';
import { LoopbackConnection } from './loopback-connection.ts';
import type {
  Endpoint,
  Ipv4Address,
  TcpConnectHandlers,
  TcpConnection,
  TcpListener,
  TcpPendingConnect,
} from './tcp.ts';

const DEFAULT_BACKLOG = 128;

export interface LoopbackListenOptions {
  /** Already bound in the machine's port table. */
  readonly local: Endpoint;
  readonly backlog?: number | undefined;
  readonly onConnection: (connection: TcpConnection) => void;
}

export interface LoopbackConnectOptions {
  /** Already bound; the connection's owner releases it in `onReleased`. */
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** The local port is free again. */
  readonly onReleased: () => void;
}

export interface Loopback {
  /** SYNs are answered when this returns. */
  listen(options: LoopbackListenOptions): TcpListener;
  connect(options: LoopbackConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect;
  /** Aborts all that is open. */
  close(done: () => void): void;
}

export function createLoopback(loop: Loop): Loopback {
  return new LoopbackStack(loop);
}

class LoopbackStack implements Loopback {
  readonly loop: Loop;
  private readonly listeners = new Map<string, LoopbackListener>();
  private readonly connections = new Set<LoopbackConnection>();
  private readonly connecting = new Set<LoopbackConnect>();
  private readonly releases = new Map<LoopbackConnection, () => void>();

  constructor(loop: Loop) {
    this.loop = loop;
  }

  listen(options: LoopbackListenOptions): TcpListener {
    const key = `${options.local.address}:${options.local.port}`;
    const listener = new LoopbackListener(this, options, () => this.listeners.delete(key));
    this.listeners.set(key, listener);
    return listener;
  }

  connect(options: LoopbackConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect {
    const connect = new LoopbackConnect(this, options, handlers, () => this.connecting.delete(connect));
    this.connecting.add(connect);
    const listener = this.find(options.remote);
    if (listener === undefined) connect.refuse();
    else listener.arrive(connect);
    return connect;
  }

  close(done: () => void): void {
    for (const connect of this.connecting) connect.cancel();
    for (const listener of this.listeners.values()) listener.close(() => undefined);
    for (const connection of this.connections) connection.abort(() => undefined);
    this.loop.enqueue(done);
  }

  /** Makes both ends of a connection; the client's end owns the local port. */
  establish(options: LoopbackConnectOptions): { client: LoopbackConnection; server: LoopbackConnection } {
    const ends = LoopbackConnection.pair(this.loop, options.local, options.remote, (end) => {
      this.connections.delete(end);
      this.releases.get(end)?.();
      this.releases.delete(end);
    });
    this.connections.add(ends.client).add(ends.server);
    this.releases.set(ends.client, options.onReleased);
    return ends;
  }

  private find(remote: Endpoint): LoopbackListener | undefined {
    const at = (address: Ipv4Address): LoopbackListener | undefined =>
      this.listeners.get(`${address}:${remote.port}`);
    return at(remote.address) ?? at(ANY_ADDRESS);
  }
}

class LoopbackListener implements TcpListener {
  readonly local: Endpoint;
  private readonly stack: LoopbackStack;
  private readonly backlog: number;
  private readonly onConnection: (connection: TcpConnection) => void;
  private readonly onClosed: () => void;
  private readonly activity: Activity;
  /** Established, not yet delivered. */
  private readonly accepted = new Fifo<LoopbackConnection>();
  /** What found the backlog full: a kernel drops the SYN, and it comes again. */
  private readonly waiting = new Fifo<LoopbackConnect>();
  private open = true;
  private delivering = false;

  constructor(stack: LoopbackStack, options: LoopbackListenOptions, onClosed: () => void) {
    this.stack = stack;
    this.local = options.local;
    this.backlog = Math.max(1, options.backlog ?? DEFAULT_BACKLOG);
    this.onConnection = options.onConnection;
    this.onClosed = onClosed;
    this.activity = new Activity(stack.loop);
    this.activity.setBusy(true);
  }

  arrive(connect: LoopbackConnect): void {
    if (this.accepted.length >= this.backlog) {
      this.waiting.push(connect);
      connect.onCancel = () => this.waiting.remove(connect);
      return;
    }
    const ends = this.stack.establish(connect.options);
    this.accepted.push(ends.server);
    this.scheduleDelivery();
    connect.establish(ends.client);
  }

  close(done: () => void): void {
    if (this.open) {
      this.open = false;
      this.onClosed();
      this.activity.close();
      for (const connect of this.waiting.drain()) connect.refuse();
      for (const connection of this.accepted.drain()) connection.abort(() => undefined);
    }
    this.stack.loop.enqueue(done);
  }

  ref(): void {
    this.activity.ref();
  }

  unref(): void {
    this.activity.unref();
  }

  /** One connection in each turn, as libuv accepts them: what those before do comes first. */
  private scheduleDelivery(): void {
    if (this.delivering || this.accepted.length === 0) return;
    this.delivering = true;
    this.stack.loop.enqueue(() => {
      this.delivering = false;
      this.deliver();
    });
  }

  private deliver(): void {
    const connection = this.accepted.shift();
    if (connection === undefined) return;
    const next = this.waiting.shift();
    if (next !== undefined) this.arrive(next);
    this.scheduleDelivery();
    this.onConnection(connection);
  }
}

class LoopbackConnect implements TcpPendingConnect {
  readonly options: LoopbackConnectOptions;
  /** Set while a listener keeps this waiting. */
  onCancel: (() => void) | undefined;
  private readonly stack: LoopbackStack;
  private readonly handlers: TcpConnectHandlers;
  private readonly onSettled: () => void;
  private referenced = true;
  private outcome: LoopHandle | undefined;
  private connection: LoopbackConnection | undefined;
  private settled = false;

  constructor(
    stack: LoopbackStack,
    options: LoopbackConnectOptions,
    handlers: TcpConnectHandlers,
    onSettled: () => void,
  ) {
    this.stack = stack;
    this.options = options;
    this.handlers = handlers;
    this.onSettled = onSettled;
  }

  establish(connection: LoopbackConnection): void {
    this.connection = connection;
    this.later(() => this.handlers.onConnect(connection));
  }

  refuse(): void {
    if (this.settled || this.outcome !== undefined) return;
    this.options.onReleased();
    const { address, port } = this.options.remote;
    this.later(() => this.handlers.onError(new TcpError('refused', 'connect', `${address}:${port}`)));
  }

  cancel(): void {
    if (this.settled) return;
    if (this.outcome === undefined) {
      this.onCancel?.();
      this.options.onReleased();
    }
    this.outcome?.close();
    this.connection?.abort(() => undefined);
    this.settle();
  }

  ref(): void {
    this.referenced = true;
    this.outcome?.ref();
  }

  unref(): void {
    this.referenced = false;
    this.outcome?.unref();
  }

  private later(tell: () => void): void {
    this.outcome = this.stack.loop.enqueue(() => {
      this.settle();
      tell();
    });
    if (!this.referenced) this.outcome.unref();
  }

  private settle(): void {
    this.settled = true;
    this.onSettled();
  }
}
