/** A connect under way: first the addresses, then the interface or loopback. */
import type { LoopTimer } from '@efi-node/efi-core';
import { Activity } from './activity.ts';
import { ANY_ADDRESS, isLoopback, LOOPBACK_ADDRESS } from './address.ts';
import { TcpError } from './error.ts';
import type { Network } from './network.ts';
import type { PortLease } from './ports.ts';
import type { Stack } from './stack.ts';
import type { Endpoint, TcpConnectHandlers, TcpConnectOptions, TcpPendingConnect } from './tcp.ts';

export class StackConnect implements TcpPendingConnect {
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
    if (options.remote.port === 0) {
      // Nobody can listen there, and a kernel says so without asking.
      this.later(() => this.fail(new TcpError('refused', 'connect', `${remote}:0`)));
    } else if (stack.owns(remote)) {
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
    if (chosen !== ANY_ADDRESS && !this.stack.owns(chosen)) {
      // It could have been, as long as the network was not settled.
      const reason = `${chosen} is no address of this machine`;
      this.later(() => this.fail(new TcpError('address-not-available', 'connect', reason)));
      return;
    }
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
    const route = network.route(remote.address, chosen === ANY_ADDRESS ? undefined : chosen);
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
