import type { NetworkPort, SimNetwork } from './network.ts';
import type { Ipv4, Packet, TcpSegment, UdpDatagram, Unreachable } from './packet.ts';
import { SimPeer } from './peer.ts';
import { TcpHost } from './tcp-host.ts';
import type { TcpBehaviour } from './tcp-stream.ts';

/** As Linux: repeats its SYN after 1 s, keeps a half-closed connection, no TIME_WAIT to get in a test's way. */
const HOST_BEHAVIOUR: TcpBehaviour = {
  sendBuffer: 2 ** 30,
  receiveBuffer: 65_536,
  synRetries: [1000, 3000, 7000, 15_000, 31_000, 63_000],
  connectTimeout: 127_000,
  finWait2: Number.POSITIVE_INFINITY,
  timeWait: 0,
  closesBothWays: false,
  deafWhenFull: false,
  windowUnit: 1,
};

/** A scripted machine on the network, driven by callbacks on the simulated clock. */
export class SimHost implements NetworkPort {
  readonly address: Ipv4;
  readonly mac: string;
  readonly network: SimNetwork;
  /** Swallows every packet while true: connects to it time out, connections fall silent. */
  silent = false;
  /** UDP datagrams to this host; without it all its ports are closed, and ICMP says so. */
  onDatagram: ((datagram: UdpDatagram) => void) | undefined;
  /**
   * Asked for a SYN to a port that nobody listens on; `decide` is called now or later, with who gets the connection,
   * or undefined to refuse it. Until then the SYN is not answered.
   */
  onUnheard:
    | ((port: number, decide: (onConnection: ((peer: SimPeer) => void) | undefined) => void) => void)
    | undefined;
  readonly #tcp: TcpHost;
  /** SYNs that wait for a decision, so that a repeated one asks nothing. */
  readonly #undecided = new Set<string>();

  constructor(network: SimNetwork, address: Ipv4) {
    this.network = network;
    this.address = address;
    this.mac = `host ${address}`;
    this.#tcp = new TcpHost(network.clock, (packet) => {
      if (!this.silent) network.send(packet);
    });
  }

  get addresses(): readonly Ipv4[] {
    return [this.address];
  }

  /** Connections of this host in any state but closed. */
  get connections(): number {
    return this.#tcp.streamCount;
  }

  /** Answers SYNs to the port from now on; `onConnection` gets each connection once it is established. */
  listen(
    port: number,
    onConnection: (peer: SimPeer) => void,
    behaviour: Partial<TcpBehaviour> = {},
  ): { close(): void } {
    const acceptor = {
      local: this.address,
      port,
      behaviour: { ...HOST_BEHAVIOUR, ...behaviour },
      hasRoom: () => true,
      onStream: (stream: ConstructorParameters<typeof SimPeer>[1]) => {
        const peer = new SimPeer(this.network.clock, stream);
        peer.whenConnected(() => onConnection(peer));
      },
    };
    this.#tcp.listen(acceptor);
    return { close: () => this.#tcp.unlisten(acceptor) };
  }

  /** Connects from a port of its own choice unless one is given. */
  connect(
    remote: Ipv4,
    remotePort: number,
    options: { readonly localPort?: number; readonly behaviour?: Partial<TcpBehaviour> } = {},
  ): SimPeer {
    const localPort = options.localPort ?? this.#tcp.freePort(this.address);
    const stream = this.#tcp.open(
      { local: this.address, localPort, remote, remotePort },
      { ...HOST_BEHAVIOUR, ...options.behaviour },
    );
    const peer = new SimPeer(this.network.clock, stream);
    stream.connect();
    return peer;
  }

  sendDatagram(to: Ipv4, toPort: number, fromPort: number, data: Uint8Array): void {
    this.network.send({ kind: 'udp', from: this.address, to, fromPort, toPort, data: data.slice() });
  }

  deliver(packet: Packet): void {
    if (this.silent) return;
    if (packet.kind === 'tcp') this.#segment(packet);
    else if (packet.kind === 'unreachable') this.#unreachable(packet);
    else if (packet.kind !== 'udp') return;
    else if (this.onDatagram === undefined) this.refuseDatagram(packet);
    else this.onDatagram(packet);
  }

  /** Says by ICMP that nobody listens there. */
  refuseDatagram(about: UdpDatagram): void {
    this.network.send({ kind: 'unreachable', reason: 'port', from: this.address, to: about.from, about });
  }

  #unreachable({ reason, about }: Unreachable): void {
    if (about.kind === 'tcp') this.#tcp.unreachable(reason, about);
  }

  #segment(segment: TcpSegment): void {
    const { onUnheard } = this;
    const opens = segment.syn === true && segment.acknowledge === undefined;
    if (!opens || onUnheard === undefined || this.#tcp.isListening(this.address, segment.toPort)) {
      this.#tcp.input(segment);
      return;
    }
    const key = `${segment.from}:${segment.fromPort} ${segment.toPort}`;
    if (this.#undecided.has(key) || this.#tcp.knows(segment)) return;
    this.#undecided.add(key);
    onUnheard(segment.toPort, (onConnection) => {
      this.#undecided.delete(key);
      const listener = onConnection === undefined ? undefined : this.listen(segment.toPort, onConnection);
      this.#tcp.input(segment);
      listener?.close();
    });
  }
}
