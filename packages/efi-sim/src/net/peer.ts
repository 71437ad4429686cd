import type { SimClock } from '../clock.ts';
import type { TcpAddress, TcpEnd, TcpState, TcpStream } from './tcp-stream.ts';

/**
 * The far end of a connection, for tests: it collects what it gets and does what it is told. Everything it hears is
 * also a callback, so that a peer can be a small server.
 */
export class SimPeer {
  /** Called with bytes as they come; without it they are only collected. */
  onData: ((bytes: Uint8Array, peer: SimPeer) => void) | undefined;
  /** The other side's FIN. */
  onEnd: ((peer: SimPeer) => void) | undefined;
  /** The connection is gone, and how. */
  onClose: ((end: TcpEnd, peer: SimPeer) => void) | undefined;
  readonly #clock: SimClock;
  readonly #stream: TcpStream;
  readonly #chunks: Uint8Array[] = [];
  readonly #whenConnected: (() => void)[] = [];
  #received = 0;
  #connected = false;
  #ended = false;
  #end: TcpEnd | undefined;
  #paused = false;
  #keep = true;

  constructor(clock: SimClock, stream: TcpStream) {
    this.#clock = clock;
    this.#stream = stream;
    stream.listener = {
      onConnected: () => {
        this.#connected = true;
        for (const action of this.#whenConnected.splice(0)) action();
      },
      onReadable: () => this.#read(),
      onProgress: () => undefined,
      onClosed: (end) => {
        this.#end = end;
        this.onClose?.(end, this);
      },
    };
  }

  get address(): TcpAddress {
    return this.#stream.address;
  }

  get state(): TcpState {
    return this.#stream.state;
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** The other side has sent its FIN. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How the connection came to its end; undefined while it lives. */
  get closed(): TcpEnd | undefined {
    return this.#end;
  }

  get bytesReceived(): number {
    return this.#received;
  }

  /** Bytes written here that the other side has not acknowledged. */
  get unacknowledged(): number {
    return this.#stream.unacknowledged;
  }

  /** All bytes received, unless `discard` was called. */
  get bytes(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }

  /** The bytes received, as UTF-8. */
  get text(): string {
    return Buffer.concat(this.#chunks).toString();
  }

  /** Count the bytes that come, but do not keep them. */
  discard(): void {
    this.#keep = false;
  }

  whenConnected(action: () => void): void {
    if (this.#connected) action();
    else this.#whenConnected.push(action);
  }

  /** Sends bytes, or text as UTF-8, now or as soon as the connection stands. */
  write(data: string | Uint8Array): void {
    const bytes = bytesOf(data);
    this.whenConnected(() => {
      if (!this.#stream.canSend) throw new Error(`write in state ${this.#stream.state}`);
      this.#stream.send(bytes);
    });
  }

  /** FIN, after what was written; it travels in one segment with the end of `data`. */
  end(data?: string | Uint8Array): void {
    const last = data === undefined ? undefined : bytesOf(data);
    this.whenConnected(() => this.#stream.close(last));
  }

  /** RST. */
  reset(): void {
    this.#stream.abort();
  }

  /** Forgets the connection without a word, as a machine that lost power: what comes later is answered with RST. */
  vanish(): void {
    this.#stream.vanish();
  }

  /** Reads no more, so that the window closes. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#read();
  }

  after(milliseconds: number, action: (peer: SimPeer) => void): void {
    this.#clock.schedule(milliseconds, () => action(this));
  }

  #read(): void {
    while (!this.#paused && this.#stream.readable > 0) {
      const bytes = new Uint8Array(this.#stream.readable);
      this.#stream.receive(bytes);
      this.#received += bytes.length;
      if (this.#keep) this.#chunks.push(bytes);
      this.onData?.(bytes, this);
    }
    if (this.#stream.peerFinished && this.#stream.readable === 0 && !this.#ended) {
      this.#ended = true;
      this.onEnd?.(this);
    }
  }
}

/** A copy: what is written may be changed by its owner before it goes out. */
function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data) : Uint8Array.from(data);
}
