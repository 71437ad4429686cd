/**
 * The machine's stack: loopback and the interfaces of firmware behind one `TcpStack`, with one table of bound ports.
 */
import type { Loop } from '@efi-node/efi-core';
import { ANY_ADDRESS, isLoopback, parseIpv4 } from './address.ts';
import { TcpError } from './error.ts';
import { createLoopback, type Loopback } from './loopback.ts';
import type { Network, NetworkInterface } from './network.ts';
import { PortTable } from './ports.ts';
import { StackConnect } from './stack-connect.ts';
import { StackListener } from './stack-listener.ts';
import type {
  Ipv4Address,
  TcpConnectHandlers,
  TcpConnectOptions,
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
  private readonly listeners = new Set<StackListener>();
  private readonly connecting = new Set<StackConnect>();

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
    const listener = new StackListener(this, lease, options.backlog, handlers, () =>
      this.listeners.delete(listener),
    );
    this.listeners.add(listener);
    return listener;
  }

  connect(options: TcpConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect {
    checkAddress(options.remote.address, 'connect');
    checkPort(options.remote.port, 'connect');
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
    const connect = new StackConnect(this, options, lease, handlers, () => this.connecting.delete(connect));
    this.connecting.add(connect);
    return connect;
  }

  close(done: () => void): void {
    for (const connect of this.connecting) connect.cancel();
    for (const listener of this.listeners) listener.close(() => undefined);
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

export function checkAddress(address: Ipv4Address, operation: string): void {
  if (parseIpv4(address) !== undefined) return;
  throw new TcpError(
    'address-not-available',
    operation,
    `expected a dotted-decimal address, got '${address}'`,
  );
}

export function checkPort(port: number, operation: string): number {
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new TcpError('address-not-available', operation, `expected a port from 0 to 65535, got ${port}`);
}
