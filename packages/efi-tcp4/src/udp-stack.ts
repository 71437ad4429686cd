/** The machine's UDP: ports on the interfaces of firmware. Nobody can serve UDP in this machine, so loopback refuses. */
import type { LoopHandle } from '@efi-node/efi-core';
import { ANY_ADDRESS } from './address.ts';
import { TcpError } from './error.ts';
import type { Network } from './network.ts';
import { checkAddress, checkPort, type Stack } from './stack.ts';
import type { UdpHandlers, UdpOptions, UdpPort, UdpStack } from './udp.ts';

/** - preparing: the machine gets its address; what is sent waits. - open, - ended: by an error, or closed. */
type State =
  | { readonly name: 'preparing'; readonly waiting: Uint8Array[]; takeBack: () => void }
  | { readonly name: 'open'; readonly inner: UdpPort }
  | { readonly name: 'ended' };

class Port implements UdpPort {
  private readonly stack: Stack;
  private readonly options: UdpOptions;
  private readonly handlers: UdpHandlers;
  private readonly hold: LoopHandle;
  private state: State = { name: 'preparing', waiting: [], takeBack: () => undefined };

  constructor(stack: Stack, options: UdpOptions, handlers: UdpHandlers) {
    this.stack = stack;
    this.options = options;
    this.handlers = handlers;
    this.hold = stack.loop.hold();
    const { network } = stack;
    const remote = options.remote.address;
    if (remote === ANY_ADDRESS || stack.owns(remote)) {
      this.later(() => this.fail(this.refusal()));
    } else if (network === undefined) {
      this.later(() => this.fail(this.unreachable()));
    } else if (network.settled && network.interfaces.length > 0) {
      this.later(() => this.overInterface(network));
    } else {
      this.takeBackBy(
        network.prepare((error) => {
          if (error !== undefined && network.interfaces.length === 0) this.fail(error);
          else this.overInterface(network);
        }),
      );
    }
  }

  send(bytes: Uint8Array): void {
    if (this.state.name === 'preparing') this.state.waiting.push(new Uint8Array(bytes));
    else if (this.state.name === 'open') this.state.inner.send(bytes);
  }

  close(): void {
    const { state } = this;
    if (state.name === 'preparing') state.takeBack();
    else if (state.name === 'open') state.inner.close();
    this.end();
  }

  private overInterface(network: Network): void {
    const { state } = this;
    if (state.name !== 'preparing') return;
    const { remote, local } = this.options;
    // Only now it is known which addresses are the machine's own.
    if (this.stack.owns(remote.address)) {
      this.fail(this.refusal());
      return;
    }
    const route =
      local === undefined || local === ANY_ADDRESS
        ? network.route(remote.address)
        : this.stack.interfaceAt(local);
    if (route === undefined) {
      this.fail(this.unreachable());
      return;
    }
    const inner = route.openUdp(remote, {
      onMessage: (bytes) => {
        if (this.state.name === 'open') this.handlers.onMessage(bytes);
      },
      onError: (error) => this.fail(error),
    });
    this.state = { name: 'open', inner };
    for (const bytes of state.waiting) inner.send(bytes);
  }

  private later(callback: () => void): void {
    const handle = this.stack.loop.enqueue(callback);
    this.takeBackBy(() => handle.close());
  }

  private takeBackBy(takeBack: () => void): void {
    if (this.state.name === 'preparing') this.state.takeBack = takeBack;
  }

  private refusal(): TcpError {
    const { address, port } = this.options.remote;
    return new TcpError('refused', 'send', `nobody in this machine takes datagrams at ${address}:${port}`);
  }

  private unreachable(): TcpError {
    const { address, port } = this.options.remote;
    return new TcpError('network-unreachable', 'send', `no interface has a route to ${address}:${port}`);
  }

  private fail(error: Error): void {
    if (this.state.name === 'ended') return;
    this.end();
    this.handlers.onError(error);
  }

  private end(): void {
    if (this.state.name === 'ended') return;
    this.state = { name: 'ended' };
    this.hold.close();
  }
}

export function createUdpStack(stack: Stack): UdpStack {
  return {
    open(options, handlers) {
      checkAddress(options.remote.address, 'send');
      if (options.local !== undefined) checkAddress(options.local, 'send');
      checkPort(options.remote.port, 'send');
      return new Port(stack, options, handlers);
    },
  };
}
