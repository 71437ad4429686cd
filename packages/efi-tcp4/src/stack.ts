/**
 * The machine's stack: loopback and the interfaces of firmware behind one `TcpStack`, with one table of bound ports.
 */
import type { Loop, LoopTimer } from '@efi-node/efi-core';
import { Activity } from './activity.ts';
import { ANY_ADDRESS, isLoopback, LOOPBACK_ADDRESS, parseIpv4 } from './address.ts';
import { TcpError } from './error.ts';
import { createLoopback, type Loopback } from './loopback.ts';
import type { Network, NetworkInterface } from './network.ts';
import { type PortLease, PortTable } from './ports.ts';
import type {
  Endpoint,
  Ipv4Address,
  TcpConnectHandlers,
  TcpConnectOptions,
  TcpConnection,
  TcpListener,
  TcpListenHandlers,
  TcpListenOptions,
  TcpPendingConnect,
  TcpStack,
} from './tcp.ts';

export interface StackParts {
  readonly loop: Loop;
  /** A number in [0, 1): where the ephemeral ports begin. */
  readonly random: () => number;
  /** The interfaces of firmware; without them only loopback is there. */
  readonly network?: Network | undefined;
}

export class Stack implements TcpStack {
  readonly loop: Loop;
  readonly network: Network | undefined;
  readonly loopback: Loopback;
  readonly ports: PortTable;
  private readonly listeners = new Set<Listener>();
  private readonly connecting = new Set<Connect>();

  constructor(parts: StackParts) {
    this.loop = parts.loop;
    this.network = parts.network;
    this.loopback = createLoopback(parts.loop);
    this.ports = new PortTable(parts.random);
  }

  listen(options: TcpListenOptions, handlers: TcpListenHandlers): TcpListener {
    const { address } = options;
    checkAddress(address, 'listen');
    if (address !== ANY_ADDRESS && !this.mayBeOurs(address)) {
      throw new TcpError('address-not-available', 'listen', `${address} is no address of this machine`);
    }
    const lease = this.ports.bind(address, checkPort(options.port, 'listen'), 'listen');
    const listener = new Listener(this, lease, options.backlog, handlers, () =>
      this.listeners.delete(listener),
    );
    this.listeners.add(listener);
    return listener;
  }

  connect(options: TcpConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect {
    checkAddress(options.remote.address, 'connect');
    if (checkPort(options.remote.port, 'connect') === 0) {
      throw new TcpError('address-not-available', 'connect', 'port 0 can not be connected to');
    }
    const from = options.local?.address;
    if (from !== undefined) checkAddress(from, 'connect');
    if (from !== undefined && from !== ANY_ADDRESS && !this.mayBeOurs(from)) {
      throw new TcpError('address-not-available', 'connect', `${from} is no address of this machine`);
    }
    const lease = this.ports.bind(
      from ?? ANY_ADDRESS,
      checkPort(options.local?.port ?? 0, 'connect'),
      'connect',
    );
    const connect = new Connect(this, options, lease, handlers, () => this.connecting.delete(connect));
    this.connecting.add(connect);
    return connect;
  }

  close(done: () => void): void {
    for (const connect of [...this.connecting]) connect.cancel();
    for (const listener of [...this.listeners]) listener.close(() => undefined);
    this.loopback.close(() => {
      if (this.network === undefined) done();
      else this.network.close(done);
    });
  }

  /** Whether the machine has the address now. */
  owns(address: Ipv4Address): boolean {
    return isLoopback(address) || this.interfaceAt(address) !== undefined;
  }

  interfaceAt(address: Ipv4Address): NetworkInterface | undefined {
    return this.network?.interfaces.find((one) => one.address === address);
  }

  private mayBeOurs(address: Ipv4Address): boolean {
    return this.owns(address) || (this.network !== undefined && !this.network.settled);
  }
}

function checkAddress(address: Ipv4Address, operation: string): void {
  if (parseIpv4(address) !== undefined) return;
  throw new TcpError(
    'address-not-available',
    operation,
    `expected a dotted-decimal address, got '${address}'`,
  );
}

function checkPort(port: number, operation: string): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new TcpError('address-not-available', operation, `expected a port from 0 to 65535, got ${port}`);
}

/** A listener of the machine: one on loopback and one on each interface that the address covers. */
class Listener implements TcpListener {
  readonly local: Endpoint;
  private readonly stack: Stack;
  private readonly lease: PortLease;
  private readonly handlers: TcpListenHandlers;
  private readonly onClosed: () => void;
  private readonly activity: Activity;
  private readonly parts: TcpListener[] = [];
  /** Interfaces that have not said yet whether they listen. */
  private unsettled = 0;
  private open = true;
  private takeBack: () => void;

  constructor(
    stack: Stack,
    lease: PortLease,
    backlog: number | undefined,
    handlers: TcpListenHandlers,
    onClosed: () => void,
  ) {
    this.stack = stack;
    this.lease = lease;
    this.handlers = handlers;
    this.onClosed = onClosed;
    this.local = { address: lease.address, port: lease.port };
    this.activity = new Activity(stack.loop);
    this.activity.setBusy(true);
    // A connection to an address of this machine never leaves it, so loopback listens on each of them.
    this.addPart(stack.loopback.listen({ local: this.local, backlog, onConnection: this.onConnection }));
    if (stack.network === undefined || isLoopback(this.local.address)) {
      const ready = stack.loop.enqueue(() => handlers.onListening());
      this.takeBack = () => ready.close();
    } else {
      this.takeBack = stack.network.prepare((error) => this.listenOnInterfaces(error));
    }
  }

  close(done: () => void): void {
    if (!this.open) {
      this.stack.loop.enqueue(done);
      return;
    }
    this.open = false;
    this.takeBack();
    this.activity.close();
    this.onClosed();
    let left = this.parts.length;
    for (const part of this.parts) {
      part.close(() => {
        left -= 1;
        if (left === 0) done();
      });
    }
    this.lease.release();
  }

  ref(): void {
    this.activity.ref();
  }

  unref(): void {
    this.activity.unref();
  }

  private readonly onConnection = (connection: TcpConnection): void => {
    this.handlers.onConnection(connection);
  };

  /** What keeps the loop alive is the listener as a whole. */
  private addPart(part: TcpListener): void {
    part.unref();
    this.parts.push(part);
  }

  private listenOnInterfaces(error: Error | undefined): void {
    this.takeBack = () => undefined;
    const { address, port } = this.local;
    const everywhere = address === ANY_ADDRESS;
    const chosen =
      this.stack.network?.interfaces.filter((one) => everywhere || one.address === address) ?? [];
    if (chosen.length === 0) {
      // Loopback alone is a listener still; an address that nobody has is not.
      if (everywhere) this.handlers.onListening();
      else
        this.fail(
          error ??
            new TcpError('address-not-available', 'listen', `${address} is no address of this machine`),
        );
      return;
    }
    this.unsettled = chosen.length;
    let failure: Error | undefined;
    let listening = everywhere;
    const settle = (): void => {
      this.unsettled -= 1;
      if (this.unsettled > 0 || !this.open) return;
      if (listening) this.handlers.onListening();
      else if (failure !== undefined) this.fail(failure);
    };
    for (const one of chosen) {
      let told = false;
      const part = one.listen(
        { port },
        {
          onListening: () => {
            told = true;
            listening = true;
            settle();
          },
          onConnection: this.onConnection,
          onError: (reason) => {
            if (told) {
              this.fail(reason);
              return;
            }
            told = true;
            failure = reason;
            // A part of 'everywhere' that can not listen would be a server that nobody reaches.
            if (everywhere) listening = false;
            settle();
          },
        },
      );
      this.addPart(part);
    }
  }

  private fail(error: Error): void {
    if (!this.open) return;
    this.close(() => undefined);
    this.handlers.onError(error);
  }
}

/** A connect under way: first the addresses, then the interface or loopback. */
class Connect implements TcpPendingConnect {
  private readonly stack: Stack;
  private readonly options: TcpConnectOptions;
  private readonly lease: PortLease;
  private readonly handlers: TcpConnectHandlers;
  private readonly onSettled: () => void;
  private readonly activity: Activity;
  private readonly timer: LoopTimer | undefined;
  private inner: TcpPendingConnect | undefined;
  private takeBack: () => void = () => undefined;
  private referenced = true;
  private settled = false;

  constructor(
    stack: Stack,
    options: TcpConnectOptions,
    lease: PortLease,
    handlers: TcpConnectHandlers,
    onSettled: () => void,
  ) {
    this.stack = stack;
    this.options = options;
    this.lease = lease;
    this.handlers = handlers;
    this.onSettled = onSettled;
    this.activity = new Activity(stack.loop);
    this.activity.setBusy(true);
    if (options.timeout !== undefined) {
      this.timer = stack.loop.timer(() => this.timeOut(), options.timeout);
      this.timer.unref();
    }
    const remote = options.remote.address === ANY_ADDRESS ? LOOPBACK_ADDRESS : options.remote.address;
    if (stack.owns(remote)) {
      this.overLoopback({ address: remote, port: options.remote.port });
    } else if (stack.network === undefined) {
      this.later(() => this.fail(this.unreachable()));
    } else if (stack.network.settled && stack.network.interfaces.length > 0) {
      this.overInterface(stack.network);
    } else {
      const { network } = stack;
      this.takeBack = network.prepare((error) => {
        this.takeBack = () => undefined;
        if (error !== undefined && network.interfaces.length === 0) this.fail(error);
        else this.overInterface(network);
      });
    }
  }

  cancel(): void {
    if (this.settled) return;
    this.settle();
    this.takeBack();
    if (this.inner === undefined) this.lease.release();
    else this.inner.cancel();
  }

  ref(): void {
    this.referenced = true;
    this.activity.ref();
    this.inner?.ref();
  }

  unref(): void {
    this.referenced = false;
    this.activity.unref();
    this.inner?.unref();
  }

  private overLoopback(remote: Endpoint): void {
    const chosen = this.lease.address;
    const own = isLoopback(remote.address) ? LOOPBACK_ADDRESS : remote.address;
    const local = { address: chosen === ANY_ADDRESS ? own : chosen, port: this.lease.port };
    const options = { local, remote, onReleased: () => this.lease.release() };
    this.start(this.stack.loopback.connect(options, this.outcome));
  }

  private overInterface(network: Network): void {
    const { remote } = this.options;
    const chosen = this.lease.address;
    if (this.stack.owns(remote.address)) {
      this.overLoopback(remote);
      return;
    }
    const route = chosen === ANY_ADDRESS ? network.route(remote.address) : this.stack.interfaceAt(chosen);
    if (route === undefined) {
      this.later(() => this.fail(this.unreachable()));
      return;
    }
    this.start(route.connect({ remote, lease: this.lease, socket: this.options }, this.outcome));
  }

  private start(inner: TcpPendingConnect): void {
    this.inner = inner;
    if (!this.referenced) inner.unref();
  }

  private readonly outcome: TcpConnectHandlers = {
    onConnect: (connection) => {
      this.settle();
      this.handlers.onConnect(connection);
    },
    onError: (error) => {
      this.settle();
      this.handlers.onError(error);
    },
  };

  private later(callback: () => void): void {
    const handle = this.stack.loop.enqueue(callback);
    this.takeBack = () => handle.close();
  }

  private unreachable(): TcpError {
    const { address, port } = this.options.remote;
    return new TcpError('network-unreachable', 'connect', `no interface has a route to ${address}:${port}`);
  }

  private fail(error: Error): void {
    if (this.settled) return;
    this.settle();
    this.lease.release();
    this.handlers.onError(error);
  }

  private timeOut(): void {
    if (this.settled) return;
    const { address, port } = this.options.remote;
    this.cancel();
    this.handlers.onError(
      new TcpError('timed-out', 'connect', `${address}:${port} within ${this.options.timeout} ms`),
    );
  }

  private settle(): void {
    this.settled = true;
    this.timer?.close();
    this.activity.close();
    this.onSettled();
  }
}
