/** What the machine's composite needs of the interfaces of firmware. */
import type { PortLease } from './ports.ts';
import type {
  Endpoint,
  Ipv4Address,
  TcpConnectHandlers,
  TcpConnectOptions,
  TcpListener,
  TcpListenHandlers,
  TcpPendingConnect,
} from './tcp.ts';
import type { UdpHandlers, UdpPort } from './udp.ts';

export interface InterfaceListenOptions {
  readonly port: number;
}

export interface InterfaceConnectOptions {
  readonly remote: Endpoint;
  /** The connection releases it when firmware has let go of the port. */
  readonly lease: PortLease;
  readonly socket: Pick<TcpConnectOptions, 'noDelay' | 'keepAlive' | 'typeOfService'>;
}

/** One interface with an address. */
export interface NetworkInterface {
  readonly address: Ipv4Address;
  listen(options: InterfaceListenOptions, handlers: TcpListenHandlers): TcpListener;
  connect(options: InterfaceConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect;
  /** A port of a random number that talks to `remote`; what cannot be is told by `onError`. */
  openUdp(remote: Endpoint, handlers: UdpHandlers): UdpPort;
}

export interface Network {
  /** Interfaces that have an address, in firmware's order. */
  readonly interfaces: readonly NetworkInterface[];
  /** False while an interface that was not configured yet may still get an address. */
  readonly settled: boolean;
  /**
   * Gets an address for every interface that has none. `done` comes from the loop, with the reason when no interface has
   * one; the function that is returned takes the interest back.
   */
  prepare(done: (error?: Error) => void): () => void;
  /** Name servers that firmware knows of, by DHCP or by its set-up, without asking anybody; in its order. */
  nameServers(): Ipv4Address[];
  /** The interface towards an address: its subnet, else a default route. With `from` only the interface that has it. */
  route(remote: Ipv4Address, from?: Ipv4Address): NetworkInterface | undefined;
  /** Aborts and awaits all that is open. */
  close(done: () => void): void;
}
