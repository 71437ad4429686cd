/** A connect under way on an interface. */
import {
  EFI_TCP4_CONNECTION_TOKEN,
  EFI_UNSUPPORTED,
  type Loop,
  type LoopHandle,
  type Machine,
  Operation,
  type Scope,
  type Status,
} from '@efi-node/efi-core';
import type { TcpError } from '../error.ts';
import type { InterfaceConnectOptions } from '../network.ts';
import type { TcpConnectHandlers, TcpConnection, TcpPendingConnect } from '../tcp.ts';
import type { Tcp4Child } from './child.ts';
import type { Configuration } from './configuration.ts';
import { tcpErrorFrom, tcpErrorOf } from './status.ts';
import type { ConnectToken } from './tokens.ts';

export interface ConnectEnvironment {
  readonly machine: Machine;
  readonly scope: Scope;
  readonly configuration: Configuration;
  /** A child of the interface's service binding. Throws EfiError. */
  readonly createChild: () => Tcp4Child;
  /**
   * Makes a connection of a child that is connected, after so many milliseconds; throws RangeError when there is no memory
   * for it.
   */
  readonly establish: (child: Tcp4Child, handshake: number) => TcpConnection;
  /** It has ended, one way or the other. */
  readonly onSettled: (connect: Connect) => void;
}

export class Connect implements TcpPendingConnect {
  private readonly environment: ConnectEnvironment;
  private readonly options: InterfaceConnectOptions;
  private readonly handlers: TcpConnectHandlers;
  private readonly loop: Loop;
  private child: Tcp4Child | undefined;
  private token: ConnectToken | undefined;
  private outcome: LoopHandle | undefined;
  private settled = false;
  private readonly began: number;

  constructor(
    environment: ConnectEnvironment,
    options: InterfaceConnectOptions,
    handlers: TcpConnectHandlers,
  ) {
    this.environment = environment;
    this.options = options;
    this.handlers = handlers;
    this.loop = environment.machine.loop;
    this.began = this.loop.now;
  }

  start(): void {
    try {
      const error = this.begin();
      if (error !== undefined) this.failLater(error);
    } catch (error) {
      this.failLater(tcpErrorFrom(error, 'connect'));
    }
  }

  cancel(): void {
    if (this.settled) return;
    this.outcome?.close();
    this.settle();
    this.giveUp();
  }

  // The machine's composite keeps the loop alive for it.
  ref(): void {
    this.outcome?.ref();
  }

  unref(): void {
    this.outcome?.unref();
  }

  private begin(): TcpError | undefined {
    const { machine, scope, configuration, createChild } = this.environment;
    const { remote, lease, socket } = this.options;
    const child = createChild();
    this.child = child;
    const configured = configuration.connect(child.tcp, lease.port, remote, socket);
    if (configured < 0) return tcpErrorOf(configured, 'connect', 'EFI_TCP4_PROTOCOL.Configure', this.about);
    this.token = new Operation(machine, scope, {
      name: 'EFI_TCP4_PROTOCOL.Connect',
      token: EFI_TCP4_CONNECTION_TOKEN,
      submit: (token) => this.child?.tcp.call.Connect(token) ?? EFI_UNSUPPORTED,
      done: (status) => this.connected(status),
    });
    const status = this.token.start();
    return status < 0 ? tcpErrorOf(status, 'connect', 'EFI_TCP4_PROTOCOL.Connect', this.about) : undefined;
  }

  private get about(): string {
    const { address, port } = this.options.remote;
    return `${address}:${port}`;
  }

  private connected(status: Status): void {
    this.token?.close();
    const { child } = this;
    if (this.settled || child === undefined) return;
    if (status < 0) {
      this.fail(tcpErrorOf(status, 'connect', 'EFI_TCP4_PROTOCOL.Connect', this.about));
      return;
    }
    let connection: TcpConnection;
    try {
      connection = this.environment.establish(child, this.loop.now - this.began);
    } catch (error) {
      this.fail(tcpErrorFrom(error, 'connect'));
      return;
    }
    this.settle();
    this.handlers.onConnect(connection);
  }

  private failLater(error: TcpError): void {
    this.giveUp();
    this.outcome = this.loop.enqueue(() => {
      if (this.settled) return;
      this.settle();
      this.handlers.onError(error);
    });
  }

  private fail(error: TcpError): void {
    this.settle();
    this.giveUp();
    this.handlers.onError(error);
  }

  /** Destroying the child ends its Connect without a word on the wire: there is nothing yet to reset. */
  private giveUp(): void {
    this.child?.destroy();
    this.child = undefined;
    if (this.token !== undefined && !this.token.isPending) this.token.close();
    this.options.lease.release();
  }

  private settle(): void {
    this.settled = true;
    this.environment.onSettled(this);
  }
}
