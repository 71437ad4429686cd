/**
 * TCP streams as everything above sees them. EFI_TCP4, the in-process loopback and the machine's composite of both
 * implement these interfaces, and one compliance suite runs on all of them.
 *
 * Callbacks are made from the event loop, never from inside the call that asked for them.
 */

/** Dotted decimal; '0.0.0.0' means any. */
export type Ipv4Address = string;

export interface Endpoint {
  readonly address: Ipv4Address;
  /** 1 … 65535; 0 asks for an ephemeral port. */
  readonly port: number;
}

/** Why a TCP operation failed; net-compat and select map each to Node's or Berkeley's code in one table. */
export type TcpErrorCode =
  | 'refused' //                the peer answered our SYN with RST
  | 'reset' //                  the peer sent RST on an established connection
  | 'aborted' //                our own side ended it
  | 'timed-out' //              no answer, or no acknowledgement
  | 'host-unreachable'
  | 'network-unreachable' //    no interface has a route
  | 'no-media' //               no link
  | 'no-address' //             the interface got no IPv4 address (DHCP gave none within the limit)
  | 'address-in-use'
  | 'address-not-available' //  not an address of this machine
  | 'no-memory'
  | 'broken-pipe' //            written after our FIN, or after the connection had ended
  | 'unsupported'
  | 'firmware'; //              any other EFI_STATUS; see `cause`

/** What a reader hears. After `onEnd` or `onError` nothing more comes. */
export interface TcpReader {
  /** Called before a receive is posted, to give the memory to receive into; undefined lets the connection choose. */
  readonly onAlloc?: (() => Uint8Array | undefined) | undefined;
  /** What bytes inherit from that are not in the reader's own memory, such as `Buffer.prototype`; Uint8Array's without it. */
  readonly bytesPrototype?: Uint8Array;
  /**
   * The bytes are the reader's to keep, unless it gave the memory by `onAlloc`. `length` is theirs: who counts them for each
   * packet need not ask, which is a call in an interpreter.
   */
  onData(bytes: Uint8Array, length: number): void;
  /** The peer's FIN, after all its data. */
  onEnd(): void;
  onError(error: Error): void;
}

export type TcpDone = (error?: Error) => void;

/**
 * One connection: five verbs (read, write, shut down, close, abort) and who it is. Errors are `TcpError`.
 * Sending goes on after the peer's FIN.
 */
export interface TcpConnection {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** Starts or continues reading. Nothing is posted to firmware while nobody reads. */
  readStart(reader: TcpReader): void;
  readStop(): void;
  /** Bytes received by the stack but not yet delivered, for readiness and for `FIONREAD`; 0 when not known. */
  readonly readable: number;
  /**
   * Queues bytes, which must not change until `done`. `done` comes when the stack has taken them, within a bounded
   * transmit window, in order. Several chunks go out as fragments of one Transmit.
   */
  write(chunks: readonly Uint8Array[], done: TcpDone): void;
  /**
   * Takes all of the chunks, `size` bytes, at once or none of them; after true they may change. It never overtakes a `write`: while one
   * is queued, or when the connection can not take bytes, the answer is false and `write` tells why. A writer that tries
   * this first saves a turn of the loop, and small writes made one after another travel together.
   */
  tryWrite(chunks: readonly Uint8Array[], size: number): boolean;
  /** Bytes queued by `write` whose `done` has not come. */
  readonly writeQueueSize: number;
  /** FIN after all queued writes, as far as the stack can (EDK2 has no half-close: see the README). */
  shutdown(done: TcpDone): void;
  /**
   * Gives the connection back: FIN after what the stack has taken, RST if data that came would be lost. Writes that it
   * has not taken end with 'aborted'. `done` comes at the next turn, as a program's close does: the handshake of the FINs
   * goes on behind it, and the stack's own `close` waits for that.
   */
  close(done: () => void): void;
  /** RST, at once. */
  abort(done: () => void): void;
  /** Ends the life of the loop only if referenced (the default). */
  ref(): void;
  unref(): void;
}

export interface TcpListenOptions {
  /** '0.0.0.0' listens on every interface and on loopback. */
  readonly address: Ipv4Address;
  readonly port: number;
  /** Connections that may wait for `onConnection`, on loopback; on an interface firmware has room for 10 handshakes. */
  readonly backlog?: number;
}

export interface TcpListenHandlers {
  /** Ready: SYNs are answered from now on. */
  onListening(): void;
  onConnection(connection: TcpConnection): void;
  /** The listener has ended by itself (the interface vanished, or never got an address). */
  onError(error: Error): void;
}

export interface TcpListener {
  /** The port is known as soon as `listen` returns. */
  readonly local: Endpoint;
  close(done: () => void): void;
  ref(): void;
  unref(): void;
}

export interface TcpConnectOptions {
  readonly remote: Endpoint;
  /** Address and port to connect from; address alone chooses the interface. */
  readonly local?: Partial<Endpoint>;
  /** Milliseconds until 'timed-out'; the stack's own limit (60 to 75 s) when not given. */
  readonly timeout?: number;
  /** Nagle's algorithm is off unless this is false: EFI_TCP4 cannot change it after Configure. */
  readonly noDelay?: boolean;
  readonly keepAlive?: { readonly idle?: number };
  readonly typeOfService?: number;
}

export interface TcpConnectHandlers {
  onConnect(connection: TcpConnection): void;
  onError(error: Error): void;
}

/** A connect under way. */
export interface TcpPendingConnect {
  /** No handler is called after this. */
  cancel(): void;
  ref(): void;
  unref(): void;
}

export interface TcpStack {
  /** Throws `TcpError` at once for 'address-in-use' and 'address-not-available'. */
  listen(options: TcpListenOptions, handlers: TcpListenHandlers): TcpListener;
  connect(options: TcpConnectOptions, handlers: TcpConnectHandlers): TcpPendingConnect;
  /**
   * Closes all that is open as a kernel does when a program ends, aborts what has not ended after a moment, and awaits
   * it; `done` when no child handle, event or memory is left.
   */
  close(done: () => void): void;
}
