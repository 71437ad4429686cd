/** One interface with an address: its ports, connections and connects, and the poller that they share. */
import {
  type Address,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
  type Machine,
  type Scope,
  type ServiceBinding,
} from '@efi-node/efi-core';
import { Activity } from '../activity.ts';
import type { InterfaceConnectOptions, InterfaceListenOptions, NetworkInterface } from '../network.ts';
import type {
  Endpoint,
  Ipv4Address,
  TcpConnectHandlers,
  TcpConnection,
  TcpListener,
  TcpListenHandlers,
  TcpPendingConnect,
} from '../tcp.ts';
import type { UdpHandlers, UdpPort } from '../udp.ts';
import { Udp4Port } from '../udp4/port.ts';
import { Tcp4Child } from './child.ts';
import { Configuration } from './configuration.ts';
import { Connect, type ConnectEnvironment } from './connect.ts';
import { Connection } from './connection.ts';
import type { Poller } from './poller.ts';
import { finDelayOfAccepted, finDelayOfConnected } from './fin-delay.ts';
import { Port, type PortUser } from './port.ts';
import { tcpErrorFrom, tcpErrorOf } from './status.ts';
import { TokenPool, type Tokens, type TokenUser } from './tokens.ts';

/** Tokens kept for connections to come. */
const SPARE_TOKENS = 64;

/** The anchor's port, reserved by IANA and just below the ephemeral ones, and the peer that it never connects to (RFC 5737). */
const ANCHOR_PORT = 49151;
const NOWHERE: Ipv4Address = '192.0.2.1';

export interface InterfaceAddress {
  readonly address: Ipv4Address;
  readonly mask: Ipv4Address;
  /** The default route's, if there is one. */
  readonly gateway: Ipv4Address | undefined;
}

export interface InterfaceOptions {
  readonly machine: Machine;
  readonly scope: Scope;
  /** The handle with the service bindings. */
  readonly binding: Address;
  readonly poller: Poller;
  readonly configured: InterfaceAddress;
}

export class Tcp4Interface implements NetworkInterface {
  readonly address: Ipv4Address;
  readonly mask: Ipv4Address;
  readonly gateway: Ipv4Address | undefined;
  private readonly machine: Machine;
  private readonly scope: Scope;
  private readonly binding: Address;
  private readonly poller: Poller;
  private readonly pool: TokenPool;
  /** For connections that there is no memory for. */
  private readonly reserve: Tokens;
  private readonly configuration: Configuration;
  private readonly anchor: Tcp4Child | undefined;
  private readonly ports = new Map<number, Port>();
  /** Connections that exist in firmware. */
  private readonly connections = new Set<Connection>();
  private readonly connects = new Set<Connect>();
  /** Told when the last of the connections is destroyed. */
  private readonly drained: (() => void)[] = [];

  /** Throws RangeError when firmware has no memory left. */
  constructor(options: InterfaceOptions) {
    this.machine = options.machine;
    this.scope = options.scope;
    this.binding = options.binding;
    this.poller = options.poller;
    this.address = options.configured.address;
    this.mask = options.configured.mask;
    this.gateway = options.configured.gateway;
    this.pool = new TokenPool(options.machine, options.scope, SPARE_TOKENS);
    this.reserve = this.pool.take();
    this.configuration = new Configuration(options.machine);
    this.anchor = this.openAnchor();
    this.scope.onAbort(() => this.abortAll());
    this.scope.onClose('configuration', (done) => {
      this.anchor?.destroy();
      this.configuration.dispose();
      done();
    });
  }

  listen(options: InterfaceListenOptions, handlers: TcpListenHandlers): TcpListener {
    const activity = new Activity(this.machine.loop);
    activity.setBusy(true);
    const user: PortUser = {
      onConnection: (connection) => handlers.onConnection(connection),
      onError: (error) => handlers.onError(error),
    };
    let port: Port | undefined;
    let ready: () => void = () => handlers.onListening();
    try {
      port = this.open(options, user);
    } catch (error) {
      const failure = tcpErrorFrom(error, 'listen');
      ready = () => handlers.onError(failure);
    }
    const told = this.machine.loop.enqueue(ready);
    let open = true;
    return {
      local: { address: this.address, port: options.port },
      ref: () => activity.ref(),
      unref: () => activity.unref(),
      close: (done) => {
        if (open) {
          open = false;
          told.close();
          activity.close();
          port?.leave();
        }
        this.machine.loop.enqueue(done);
      },
    };
  }

  connect(options: InterfaceConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect {
    const environment: ConnectEnvironment = {
      machine: this.machine,
      scope: this.scope,
      configuration: this.configuration,
      createChild: () => Tcp4Child.create(this.machine, this.binding),
      establish: (child, handshake) => this.establish(child, child.endpoints(), options, handshake),
      onSettled: (settled) => {
        this.connects.delete(settled);
        this.poller.release();
      },
    };
    const connect = new Connect(environment, options, handlers);
    this.connects.add(connect);
    this.poller.acquire();
    connect.start();
    return connect;
  }

  openUdp(remote: Endpoint, handlers: UdpHandlers): UdpPort {
    this.poller.acquire();
    try {
      const { machine, scope, binding } = this;
      const environment = { machine, scope, binding, onReleased: () => this.poller.release() };
      return new Udp4Port(environment, remote, handlers);
    } catch (error) {
      const failure = tcpErrorFrom(error, 'configure');
      const told = this.machine.loop.enqueue(() => handlers.onError(failure));
      return { send: () => undefined, close: () => told.close() };
    }
  }

  /** Closes what is open as a kernel does when a program ends; what has not ended at the limit gets a RST. */
  close(limit: number, done: () => void): void {
    for (const connect of this.connects) connect.cancel();
    for (const port of this.ports.values()) port.leave();
    for (const connection of this.connections) connection.close(() => undefined);
    if (this.connections.size === 0) {
      done();
      return;
    }
    const timer = this.machine.loop.timer(() => this.abortAll(), limit);
    this.drained.push(() => {
      timer.close();
      done();
    });
  }

  /**
   * A child with the interface's address and nothing else. EDK2 answers a SYN to a closed port with RST only while some
   * child has the address; without it a peer would wait for its time-out where it should be refused.
   */
  private openAnchor(): Tcp4Child | undefined {
    try {
      const child = Tcp4Child.create(this.machine, this.binding);
      this.configuration.connect(child.tcp, ANCHOR_PORT, { address: NOWHERE, port: 9 }, {});
      return child;
    } catch {
      return undefined;
    }
  }

  private abortAll(): void {
    for (const connect of this.connects) connect.cancel();
    for (const connection of this.connections) connection.abort(() => undefined);
    for (const port of this.ports.values()) port.destroy();
  }

  private open(options: InterfaceListenOptions, user: PortUser): Port {
    const parked = this.ports.get(options.port);
    if (parked?.isParked === true) {
      parked.adopt(user);
      return parked;
    }
    const child = Tcp4Child.create(this.machine, this.binding);
    try {
      const configured = this.configuration.listen(child.tcp, options.port);
      const about = `${this.address}:${options.port}`;
      if (configured < 0) throw tcpErrorOf(configured, 'listen', 'EFI_TCP4_PROTOCOL.Configure', about);
      const port = new Port(
        {
          machine: this.machine,
          scope: this.scope,
          binding: this.binding,
          port: options.port,
          child,
          accept: (accepted, by) => this.accept(accepted, by),
          onDestroyed: (by) => {
            if (this.ports.get(by.port) === by) this.ports.delete(by.port);
            this.poller.release();
          },
        },
        user,
      );
      this.poller.acquire();
      const started = port.start();
      if (started < 0) {
        port.destroy();
        throw tcpErrorOf(started, 'listen', 'EFI_TCP4_PROTOCOL.Accept', about);
      }
      this.ports.set(options.port, port);
      return port;
    } catch (error) {
      child.destroy();
      throw error;
    }
  }

  private accept(child: Tcp4Child, port: Port): TcpConnection | undefined {
    try {
      return this.establish(child, child.endpoints(), port);
    } catch {
      // No memory for another connection.
      this.refuse(child);
      return undefined;
    }
  }

  /** RST by the tokens kept for it: destroying a child says nothing to the peer. */
  private refuse(child: Tcp4Child): void {
    if (!this.reserve.pending) {
      const nothing = (): void => undefined;
      const user: TokenUser = {
        tcp: child.tcp,
        isDestroyed: true,
        onReceive: nothing,
        onTransmit: nothing,
        onClose: nothing,
        onIdle: nothing,
      };
      this.reserve.use(user);
      this.reserve.startClose(true);
    }
    child.destroy();
  }

  private establish(
    child: Tcp4Child,
    ends: { readonly local: Endpoint; readonly remote: Endpoint },
    origin: Port | InterfaceConnectOptions,
    handshake = 0,
  ): Connection {
    const port = origin instanceof Port ? origin : undefined;
    const lease = origin instanceof Port ? undefined : origin.lease;
    const connection = new Connection({
      loop: this.machine.loop,
      child,
      tokens: this.pool.take(),
      local: ends.local,
      remote: ends.remote,
      finDelay: port === undefined ? finDelayOfConnected(handshake) : finDelayOfAccepted,
      onDestroyed: (destroyed) => {
        this.connections.delete(destroyed);
        port?.connectionDestroyed();
        lease?.release();
        this.poller.release();
        if (this.connections.size === 0) for (const tell of this.drained.splice(0)) tell();
      },
      onReleased: (_, tokens) => this.pool.give(tokens),
    });
    this.connections.add(connection);
    port?.connectionOpened();
    this.poller.acquire();
    return connection;
  }
}

/** The service binding that makes a handle an interface of ours. */
export const INTERFACE_SERVICE: ServiceBinding = EFI_TCP4_SERVICE_BINDING_PROTOCOL;
