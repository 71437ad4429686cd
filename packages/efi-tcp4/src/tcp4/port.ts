/**
 * A listening port of one interface: the passive child with its Accepts.
 *
 * EDK2 binds no port on which any connection exists, also one that a former listener accepted. So the passive child
 * outlives its listener for as long as such connections do: it then resets whoever connects, and the next listener on
 * the port takes it over. DestroyChild of the last one frees the port.
 */
import {
  type Address,
  EFI_OUT_OF_RESOURCES,
  EFI_TCP4_LISTEN_TOKEN,
  EFI_UNSUPPORTED,
  type LoopTimer,
  type Machine,
  Operation,
  type Scope,
  type Status,
} from '@efi-node/efi-core';
import type { TcpConnection } from '../tcp.ts';
import { readHandle, Tcp4Child } from './child.ts';
import { tcpErrorOf } from './status.ts';

/** Accepts that are posted at once: what the backlog of EDK2 has room for. */
const ACCEPTS = 32;
/** Milliseconds until an Accept that firmware refused is tried again. */
const RETRY = 100;

type AcceptToken = Operation<(typeof EFI_TCP4_LISTEN_TOKEN)['fields']>;

/** Who is told of connections to the port. */
export interface PortUser {
  onConnection(connection: TcpConnection): void;
  onError(error: Error): void;
}

export interface PortOptions {
  readonly machine: Machine;
  readonly scope: Scope;
  /** The handle with the service binding. */
  readonly binding: Address;
  readonly port: number;
  readonly child: Tcp4Child;
  /** Makes a connection of an accepted child; undefined when there is no memory for it. */
  readonly accept: (child: Tcp4Child, port: Port) => TcpConnection | undefined;
  /** The passive child is gone. */
  readonly onDestroyed: (port: Port) => void;
}

export class Port {
  readonly port: number;
  private readonly options: PortOptions;
  private readonly accepts: AcceptToken[] = [];
  private readonly retries = new Set<LoopTimer>();
  private user: PortUser | undefined;
  /** Connections that came by this port and exist in firmware. */
  private connections = 0;
  private destroyed = false;

  /** Throws RangeError when there is no memory for a single Accept. */
  constructor(options: PortOptions, user: PortUser) {
    this.options = options;
    this.port = options.port;
    this.user = user;
    for (let count = 0; count < ACCEPTS; count += 1) {
      try {
        this.accepts.push(this.token());
      } catch (error) {
        if (count === 0) throw error;
        break;
      }
    }
  }

  /** Whether a listener may take it over. */
  get isParked(): boolean {
    return this.user === undefined && !this.destroyed;
  }

  /** Posts the Accepts; the status of the first that was refused when none was taken. */
  start(): Status {
    let refusal: Status = 0;
    let posted = 0;
    for (const accept of this.accepts) {
      const status = accept.start();
      if (status >= 0) posted += 1;
      else refusal = status;
    }
    if (posted === 0) return refusal;
    for (const accept of this.accepts) if (!accept.isPending) this.retry(accept);
    return 0;
  }

  adopt(user: PortUser): void {
    this.user = user;
  }

  /** The listener is closed. */
  leave(): void {
    this.user = undefined;
    if (this.connections === 0) this.destroy();
  }

  connectionOpened(): void {
    this.connections += 1;
  }

  connectionDestroyed(): void {
    this.connections -= 1;
    if (this.connections === 0 && this.user === undefined) this.destroy();
  }

  /** Frees the port at once; connections in firmware's backlog go with it. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.user = undefined;
    for (const timer of this.retries) timer.close();
    this.retries.clear();
    this.options.child.destroy();
    for (const accept of this.accepts) if (!accept.isPending) accept.close();
    this.options.onDestroyed(this);
  }

  private token(): AcceptToken {
    const { machine, scope, child } = this.options;
    const accept: AcceptToken = new Operation(machine, scope, {
      name: 'EFI_TCP4_PROTOCOL.Accept',
      token: EFI_TCP4_LISTEN_TOKEN,
      submit: (token) => (this.destroyed ? EFI_UNSUPPORTED : child.tcp.call.Accept(token)),
      done: (status) => this.accepted(accept, status),
    });
    return accept;
  }

  private accepted(accept: AcceptToken, status: Status): void {
    const { machine, binding } = this.options;
    const handle =
      status >= 0 ? readHandle(accept.token.data, EFI_TCP4_LISTEN_TOKEN.offsets.NewChildHandle) : 0;
    if (this.destroyed) {
      // It had been accepted when the port was closed, and nobody will hear of it.
      if (handle !== 0) Tcp4Child.adopt(machine, binding, handle).destroy();
      accept.close();
      return;
    }
    this.rearm(accept, status);
    if (handle === 0) return;
    const child = Tcp4Child.adopt(machine, binding, handle);
    const connection = this.options.accept(child, this);
    if (connection === undefined) return;
    if (this.user === undefined) connection.abort(() => undefined);
    else this.user.onConnection(connection);
  }

  private rearm(accept: AcceptToken, status: Status): void {
    const again = status >= 0 ? accept.start() : status;
    if (again >= 0) return;
    this.retry(accept);
    const { user } = this;
    if (user === undefined || this.accepts.some((one) => one.isPending)) return;
    // Memory comes back, as the connections that took it go.
    if (again === EFI_OUT_OF_RESOURCES) return;
    // None is left: the interface has gone, or its address.
    this.leave();
    user.onError(tcpErrorOf(again, 'listen', 'EFI_TCP4_PROTOCOL.Accept', `port ${this.port}`));
  }

  private retry(accept: AcceptToken): void {
    const timer = this.options.machine.loop.timer(() => {
      this.retries.delete(timer);
      if (!this.destroyed && accept.start() < 0) this.retry(accept);
    }, RETRY);
    timer.unref();
    this.retries.add(timer);
  }
}
