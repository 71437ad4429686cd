import type { Scheduled, SimClock } from '../clock.ts';
import { ByteQueue } from './byte-queue.ts';
import type { Ipv4, TcpSegment, UnreachableReason } from './packet.ts';

export type TcpState =
  | 'closed'
  | 'syn-sent'
  | 'syn-received'
  | 'established'
  | 'fin-wait-1'
  | 'fin-wait-2'
  | 'close-wait'
  | 'closing'
  | 'last-ack'
  | 'time-wait';

/** How a stream came to its end other than by FINs from both sides. */
export type TcpEnd = 'finished' | 'reset' | 'refused' | 'timed-out' | 'aborted' | UnreachableReason;

/** How a stack behaves; times in milliseconds. */
export interface TcpBehaviour {
  readonly sendBuffer: number;
  readonly receiveBuffer: number;
  /** When a SYN is repeated, counted from the first. */
  readonly synRetries: readonly number[];
  readonly connectTimeout: number;
  readonly finWait2: number;
  readonly timeWait: number;
  /** Whether `close` ends both directions, as EDK2's does: unread data or data that comes later is answered with RST. */
  readonly closesBothWays: boolean;
  /** Whether no segment is taken while the receive window is closed, as EDK2 has it: acknowledgements are missed too. */
  readonly deafWhenFull: boolean;
  /** Bytes in whose multiples the receive window is announced, rounded down: what window scaling makes of it. */
  readonly windowUnit: number;
}

export interface TcpAddress {
  readonly local: Ipv4;
  readonly localPort: number;
  readonly remote: Ipv4;
  readonly remotePort: number;
}

/** What the owner of a stream hears. */
export interface TcpStreamListener {
  onConnected(): void;
  /** New bytes, or the peer's FIN behind them. */
  onReadable(): void;
  /** Bytes have gone out or were acknowledged. */
  onProgress(): void;
  /** The stream is CLOSED and forgotten by its stack. */
  onClosed(end: TcpEnd): void;
}

const SEGMENT = 1460;
const NOTHING = new Uint8Array(0);

/**
 * One TCP connection on a wire that loses nothing and keeps the order: sequence numbers, windows and all states, no
 * congestion control and no retransmission but of the SYN.
 */
export class TcpStream {
  readonly address: TcpAddress;
  readonly behaviour: TcpBehaviour;
  listener: TcpStreamListener | undefined;
  readonly #clock: SimClock;
  readonly #transmit: (segment: TcpSegment) => void;
  readonly #forget: () => void;
  readonly #unsent = new ByteQueue();
  readonly #received = new ByteQueue();
  #state: TcpState = 'closed';
  #sendNext = 0;
  #sendAcknowledged = 0;
  #peerWindow = 0;
  #receiveNext = 0;
  #advertised = 0;
  #sent = 0;
  #finWanted = false;
  #finSent = false;
  #peerFin = false;
  #noMoreReading = false;
  /** What came while the window was closed. The peer would send it again when it hears our retransmissions. */
  readonly #unheard: TcpSegment[] = [];
  #timer: Scheduled | undefined;
  #retry: Scheduled | undefined;

  constructor(
    clock: SimClock,
    address: TcpAddress,
    behaviour: TcpBehaviour,
    transmit: (segment: TcpSegment) => void,
    forget: () => void,
  ) {
    this.#clock = clock;
    this.address = address;
    this.behaviour = behaviour;
    this.#transmit = transmit;
    this.#forget = forget;
  }

  get state(): TcpState {
    return this.#state;
  }

  get readable(): number {
    return this.#received.length;
  }

  /** The peer's FIN has come; bytes may still be unread. */
  get peerFinished(): boolean {
    return this.#peerFin;
  }

  get canSend(): boolean {
    return (this.#state === 'established' || this.#state === 'close-wait') && !this.#finWanted;
  }

  get canReceive(): boolean {
    return (
      !this.#noMoreReading &&
      (this.#state === 'established' || this.#state === 'fin-wait-1' || this.#state === 'fin-wait-2')
    );
  }

  /** Bytes of the send buffer that are free. */
  get space(): number {
    return Math.max(0, this.behaviour.sendBuffer - this.unacknowledged);
  }

  /** Bytes that the peer has not acknowledged, unsent ones included. */
  get unacknowledged(): number {
    return this.#unsent.length + this.#dataInFlight;
  }

  /** Bytes that have gone out in segments since the start, acknowledged or not. */
  get sent(): number {
    return this.#sent;
  }

  connect(): void {
    this.#state = 'syn-sent';
    this.#sendSyn();
    const started = this.#clock.now;
    const retry = (index: number): void => {
      const at = this.behaviour.synRetries[index];
      if (at === undefined) return;
      this.#retry = this.#clock.schedule(started + at - this.#clock.now, () => {
        this.#sendSyn();
        retry(index + 1);
      });
    };
    retry(0);
    this.#timer = this.#clock.schedule(this.behaviour.connectTimeout, () => this.#end('timed-out'));
  }

  /** Passive open by the peer's SYN. */
  accept(syn: TcpSegment): void {
    this.#state = 'syn-received';
    this.#receiveNext = syn.sequence + 1;
    this.#peerWindow = syn.window;
    this.#send({ syn: true });
    this.#sendNext = 1;
  }

  /** Queues bytes, which are kept as they are: at most `space` of them. */
  send(bytes: Uint8Array): void {
    this.#unsent.push(bytes);
    this.#pump();
  }

  /** Takes received bytes; 0 when there are none. */
  receive(target: Uint8Array): number {
    const taken = this.#received.takeInto(target);
    if (taken === 0) return 0;
    this.#announceWindow();
    for (const segment of this.#unheard.splice(0)) this.input(segment);
    return taken;
  }

  /** FIN behind all data; `last` is data to go with it. */
  close(last?: Uint8Array): void {
    if (this.#finWanted || this.#state === 'closed') return;
    if (this.#state === 'syn-sent') {
      this.#end('aborted');
      return;
    }
    if (this.behaviour.closesBothWays) {
      this.#noMoreReading = true;
      if (this.#received.length > 0) {
        this.abort();
        return;
      }
    }
    this.#finWanted = true;
    if (last !== undefined) this.#unsent.push(last);
    this.#pump();
  }

  /** RST on the wire, nothing left. */
  abort(): void {
    if (this.#state === 'closed') return;
    if (this.#state !== 'syn-sent' && this.#state !== 'time-wait') this.#send({ rst: true });
    this.#end('aborted');
  }

  /** Nothing on the wire, nothing left. */
  vanish(): void {
    if (this.#state !== 'closed') this.#end('aborted');
  }

  unreachable(reason: UnreachableReason): void {
    // As RFC 1122 4.2.3.9 has it: a soft error once the connection stands.
    if (this.#state === 'syn-sent') this.#end(reason);
  }

  input(segment: TcpSegment): void {
    if (this.#state === 'closed') return;
    if (segment.rst === true) {
      this.#received.clear();
      this.#end(this.#state === 'syn-sent' ? 'refused' : 'reset');
      return;
    }
    if (this.#state === 'syn-sent') {
      if (segment.syn !== true || segment.acknowledge === undefined) return;
      this.#receiveNext = segment.sequence + 1;
      this.#cancelTimers();
      this.#state = 'established';
      this.#takeAcknowledgement(segment);
      this.#sendAck();
      this.listener?.onConnected();
      this.#pump();
      return;
    }
    if (segment.syn === true) {
      // A SYN repeated because our answer was late.
      if (this.#state === 'syn-received') this.#send({ syn: true, sequence: 0 });
      return;
    }
    if (this.behaviour.deafWhenFull && this.#window === 0) {
      this.#unheard.push(segment);
      return;
    }
    this.#takeAcknowledgement(segment);
    this.#takeData(segment);
  }

  #takeAcknowledgement(segment: TcpSegment): void {
    const { acknowledge } = segment;
    if (acknowledge === undefined) return;
    this.#peerWindow = segment.window;
    const advanced = acknowledge > this.#sendAcknowledged;
    this.#sendAcknowledged = Math.max(this.#sendAcknowledged, acknowledge);
    if (this.#state === 'syn-received' && acknowledge >= 1) {
      this.#state = 'established';
      this.listener?.onConnected();
    }
    this.#pump();
    if (advanced) this.listener?.onProgress();
    if (!this.#finSent || this.#sendAcknowledged < this.#sendNext) return;
    if (this.#state === 'fin-wait-1') this.#enterFinWait2();
    else if (this.#state === 'closing') this.#enterTimeWait();
    else if (this.#state === 'last-ack') this.#end('finished');
  }

  #takeData(segment: TcpSegment): void {
    const { data } = segment;
    if (data.length === 0 && segment.fin !== true) return;
    if (segment.sequence !== this.#receiveNext) {
      this.#sendAck();
      return;
    }
    if (data.length > 0) {
      if (this.#noMoreReading) {
        this.abort();
        return;
      }
      this.#received.push(data);
      this.#receiveNext += data.length;
    }
    if (segment.fin === true) {
      this.#receiveNext += 1;
      this.#peerFin = true;
      if (this.#state === 'established') this.#state = 'close-wait';
      else if (this.#state === 'fin-wait-1') this.#state = 'closing';
      else if (this.#state === 'fin-wait-2') this.#enterTimeWait();
    }
    this.#sendAck();
    this.listener?.onReadable();
  }

  #pump(): void {
    if (this.#state === 'syn-sent' || this.#state === 'syn-received' || this.#state === 'closed') return;
    const before = this.#sent;
    while (this.#unsent.length > 0) {
      const room = this.#peerWindow - (this.#sendNext - this.#sendAcknowledged);
      if (room <= 0) break;
      const data = this.#unsent.take(Math.min(SEGMENT, room));
      // The FIN travels with the last data.
      const fin = this.#finWanted && this.#unsent.length === 0;
      this.#send({ data, fin });
      this.#sendNext += data.length;
      this.#sent += data.length;
      if (fin) this.#finGone();
    }
    if (this.#sent > before) this.listener?.onProgress();
    if (this.#unsent.length > 0) return;
    if (!this.#finWanted || this.#finSent) return;
    this.#send({ fin: true });
    this.#finGone();
  }

  #finGone(): void {
    this.#finSent = true;
    this.#sendNext += 1;
    if (this.#state === 'established') this.#state = 'fin-wait-1';
    else if (this.#state === 'close-wait') this.#state = 'last-ack';
  }

  #enterFinWait2(): void {
    this.#state = 'fin-wait-2';
    if (Number.isFinite(this.behaviour.finWait2)) {
      this.#timer = this.#clock.schedule(this.behaviour.finWait2, () => this.#end('finished'));
    }
  }

  #enterTimeWait(): void {
    this.#cancelTimers();
    this.#state = 'time-wait';
    this.#timer = this.#clock.schedule(this.behaviour.timeWait, () => this.#end('finished'));
  }

  #end(end: TcpEnd): void {
    this.#cancelTimers();
    this.#state = 'closed';
    this.#unsent.clear();
    this.#forget();
    this.listener?.onClosed(end);
  }

  #cancelTimers(): void {
    this.#timer?.cancel();
    this.#retry?.cancel();
    this.#timer = undefined;
    this.#retry = undefined;
  }

  get #dataInFlight(): number {
    const inFlight = this.#sendNext - this.#sendAcknowledged;
    return this.#finSent ? Math.max(0, inFlight - 1) : inFlight;
  }

  get #window(): number {
    return Math.max(0, this.behaviour.receiveBuffer - this.#received.length);
  }

  /** Tells the peer when enough room has come back to be worth a segment. */
  #announceWindow(): void {
    const known = this.#advertised - this.#receiveNext;
    const opened = this.#window - known;
    if (opened > SEGMENT || 2 * opened >= this.behaviour.receiveBuffer) this.#sendAck();
  }

  #sendSyn(): void {
    this.#send({ syn: true, sequence: 0, first: true });
    this.#sendNext = 1;
  }

  #sendAck(): void {
    if (this.#state !== 'closed') this.#send({});
  }

  #send(what: {
    syn?: boolean;
    fin?: boolean;
    rst?: boolean;
    first?: boolean;
    sequence?: number;
    data?: Uint8Array;
  }): void {
    const { local, localPort, remote, remotePort } = this.address;
    this.#advertised = this.#receiveNext + this.#window;
    this.#transmit({
      kind: 'tcp',
      from: local,
      to: remote,
      fromPort: localPort,
      toPort: remotePort,
      syn: what.syn === true,
      fin: what.fin === true,
      rst: what.rst === true,
      sequence: what.sequence ?? this.#sendNext,
      ...(what.first === true ? {} : { acknowledge: this.#receiveNext }),
      window: this.#window - (this.#window % this.behaviour.windowUnit),
      data: what.data ?? NOTHING,
    });
  }
}
