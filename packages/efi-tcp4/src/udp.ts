/**
 * UDP as everything above sees it: ports that talk to one peer. Callbacks are made from the event loop, never from inside
 * the call that asked for them.
 */
import type { Endpoint, Ipv4Address } from './tcp.ts';

export interface UdpOptions {
  /** Datagrams go there, and are taken from there only. */
  readonly remote: Endpoint;
  /** Address to send from, which chooses the interface; the one towards the peer when not given. */
  readonly local?: Ipv4Address;
}

export interface UdpHandlers {
  /** The bytes are the listener's to keep. */
  onMessage(bytes: Uint8Array): void;
  /**
   * A `TcpError`: 'refused' when nobody listens there, 'unsupported' when firmware has no EFI_UDP4, and the others. The
   * port has ended and needs no `close`.
   */
  onError(error: Error): void;
}

export interface UdpPort {
  /** Queues one datagram, of which the port keeps a copy. The port's own number is drawn at random. */
  send(bytes: Uint8Array): void;
  /** No handler is called after this. May be called twice. */
  close(): void;
}

export interface UdpStack {
  /** Gets the machine an address first, if it has none. A port keeps the loop alive until it is closed. */
  open(options: UdpOptions, handlers: UdpHandlers): UdpPort;
}
