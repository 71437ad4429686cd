import type { SimClock } from '../clock.ts';
import type { Ipv4, Packet, TcpSegment, UnreachableReason } from './packet.ts';
import { type TcpAddress, type TcpBehaviour, TcpStream } from './tcp-stream.ts';

/** Who answers SYNs to a port. */
export interface TcpAcceptor {
  readonly local: Ipv4;
  readonly port: number;
  readonly behaviour: TcpBehaviour;
  /** Whether one more SYN may be answered; a SYN refused here is dropped in silence. */
  hasRoom(): boolean;
  /** A stream in syn-received; its `listener` may be set. */
  onStream(stream: TcpStream): void;
}

/** All TCP of one address holder: finds the stream or the listener that a segment is for. */
export class TcpHost {
  readonly #clock: SimClock;
  readonly #send: (packet: Packet) => void;
  readonly #streams = new Map<string, TcpStream>();
  readonly #acceptors = new Set<TcpAcceptor>();
  #nextPort = 49_152;

  constructor(clock: SimClock, send: (packet: Packet) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  get streams(): Iterable<TcpStream> {
    return this.#streams.values();
  }

  get streamCount(): number {
    return this.#streams.size;
  }

  listen(acceptor: TcpAcceptor): void {
    this.#acceptors.add(acceptor);
  }

  unlisten(acceptor: TcpAcceptor): void {
    this.#acceptors.delete(acceptor);
  }

  isListening(local: Ipv4, port: number): boolean {
    return this.#acceptorFor(local, port) !== undefined;
  }

  /** Whether any stream, of whatever state, is bound to the local address and port. */
  hasLocal(local: Ipv4, port: number): boolean {
    for (const { address } of this.#streams.values()) {
      if (address.local === local && address.localPort === port) return true;
    }
    return false;
  }

  freePort(local: Ipv4): number {
    for (;;) {
      const port = this.#nextPort;
      this.#nextPort = port === 65_535 ? 49_152 : port + 1;
      if (!this.hasLocal(local, port) && !this.isListening(local, port)) return port;
    }
  }

  /** A stream in state closed; `connect` opens it. */
  open(address: TcpAddress, behaviour: TcpBehaviour): TcpStream {
    const key = keyOf(address);
    if (this.#streams.has(key)) throw new Error(`there is a connection ${key} already`);
    const stream: TcpStream = new TcpStream(this.#clock, address, behaviour, this.#send, () => {
      if (this.#streams.get(key) === stream) this.#streams.delete(key);
    });
    this.#streams.set(key, stream);
    return stream;
  }

  /** Whether the segment belongs to a stream that there is. */
  knows(segment: TcpSegment): boolean {
    return this.#streams.has(keyOf(addressOf(segment)));
  }

  input(segment: TcpSegment): void {
    const address = addressOf(segment);
    const stream = this.#streams.get(keyOf(address));
    if (stream !== undefined) {
      stream.input(segment);
      return;
    }
    if (segment.rst === true) return;
    const acceptor = this.#acceptorFor(segment.to, segment.toPort);
    if (acceptor !== undefined && segment.syn === true && segment.acknowledge === undefined) {
      if (!acceptor.hasRoom()) return;
      const accepted = this.open(address, acceptor.behaviour);
      acceptor.onStream(accepted);
      accepted.accept(segment);
      return;
    }
    this.#send(resetFor(segment));
  }

  unreachable(reason: UnreachableReason, about: TcpSegment): void {
    const { from, fromPort, to, toPort } = about;
    this.#streams
      .get(keyOf({ local: from, localPort: fromPort, remote: to, remotePort: toPort }))
      ?.unreachable(reason);
  }

  #acceptorFor(local: Ipv4, port: number): TcpAcceptor | undefined {
    for (const acceptor of this.#acceptors) {
      if (acceptor.port === port && acceptor.local === local) return acceptor;
    }
    return undefined;
  }
}

function keyOf({ local, localPort, remote, remotePort }: TcpAddress): string {
  return `${local}:${localPort} ${remote}:${remotePort}`;
}

function addressOf(segment: TcpSegment): TcpAddress {
  return {
    local: segment.to,
    localPort: segment.toPort,
    remote: segment.from,
    remotePort: segment.fromPort,
  };
}

/** The answer to a segment that nobody here knows (RFC 9293, 3.10.7.1). */
function resetFor(segment: TcpSegment): TcpSegment {
  return {
    kind: 'tcp',
    from: segment.to,
    to: segment.from,
    fromPort: segment.toPort,
    toPort: segment.fromPort,
    rst: true,
    sequence: segment.acknowledge ?? 0,
    acknowledge: segment.sequence + segment.data.length + (segment.syn === true ? 1 : 0),
    window: 0,
    data: new Uint8Array(0),
  };
}
