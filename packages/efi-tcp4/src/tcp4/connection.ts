/**
 * A connection over one child of EFI_TCP4.
 *
 * EDK2 ends both directions at Close, so the FIN of `shutdown` is held back until the peer has sent its own or has been
 * silent for a while (`finDelay`). After `close` the connection is the stack's alone: the handshake of the FINs goes on
 * behind it, and the tokens are reused only when firmware has given each of them back.
 */
import {
  EFI_CONNECTION_FIN,
  EFI_CONNECTION_RESET,
  EFI_OUT_OF_RESOURCES,
  EFI_SUCCESS,
  type Loop,
  type LoopTimer,
  type Status,
} from '@efi-node/efi-core';
import { Activity } from '../activity.ts';
import { TcpError } from '../error.ts';
import { Fifo } from '../fifo.ts';
import type { Endpoint, TcpConnection, TcpDone, TcpReader } from '../tcp.ts';
import type { Tcp4Child } from './child.ts';
import { inheriting } from '../inheriting.ts';
import { ReceiveBuffer } from './receive-buffer.ts';
import { tcpErrorOf } from './status.ts';
import {
  SMALL_RECEIVE,
  STAGING_SIZE,
  type Tcp4,
  type Tokens,
  type TokenUser,
  type Transmit,
} from './tokens.ts';
import { SIP_SIZE, type SipNeed, Sips } from './sips.ts';
import { type Batch, sizeOf, WriteQueue } from './writes.ts';

/** Bytes that may be with firmware, not yet cut into segments. */
const TRANSMIT_WINDOW = 256 * 1024;
/** Milliseconds without progress that a Close may take before it becomes a RST. */
const CLOSE_LIMIT = 10_000;
/** Bytes that may be read ahead of the program by many sips. */
const READ_AHEAD = 1024 * 1024;

export type LastSpeaker = 'nobody' | 'us' | 'peer' | 'peer, after our end';

export interface ConnectionOptions {
  readonly loop: Loop;
  readonly child: Tcp4Child;
  readonly tokens: Tokens;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  /** Milliseconds of the peer's silence after which the FIN of `shutdown` is sent, by who has sent something last. */
  readonly finDelay: (last: LastSpeaker) => number;
  /** The child is destroyed: its port is free. */
  readonly onDestroyed: (connection: Connection, status: Status) => void;
  /** Firmware has given back all tokens. */
  readonly onReleased: (connection: Connection, tokens: Tokens) => void;
}

/**
 * - open: bytes go both ways
 * - ending: shut down, the FIN is held back
 * - closing: firmware closes
 * - failed: the child is gone, and the reader and writer hear why
 * - closed: the child is gone
 */
type State =
  | { readonly kind: 'open' | 'ending' | 'closing' | 'closed' }
  | { readonly kind: 'failed'; readonly error: TcpError };

export class Connection implements TcpConnection, TokenUser {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly tcp: Tcp4;
  private readonly options: ConnectionOptions;
  private readonly loop: Loop;
  private readonly tokens: Tokens;
  private readonly activity: Activity;
  private state: State = { kind: 'open' };
  /** `close` or `abort` was called: nobody hears of anything any more. */
  private released = false;
  /** The child is gone: firmware does not work for it any more. */
  isDestroyed = false;
  private tokensGiven = false;

  private reader: TcpReader | undefined;
  private readonly buffer = new ReceiveBuffer();
  /** Memory of the Receive that is posted, and whether it is the reader's own. */
  private posted: Uint8Array | undefined;
  private postedIsOwn = false;
  /** What firmware brought while nobody read. */
  private readonly arrived = new Fifo<Uint8Array>();
  private arrivedSize = 0;
  private peerEnded = false;
  private readEnded = false;
  private pumping = false;
  private lastSpeaker: LastSpeaker = 'nobody';

  private readonly queue = new WriteQueue();
  private readonly batches = new Map<Transmit, Batch>();
  private queued = 0;
  /** Writes whose `done` has not been called for. */
  private writes = 0;
  /** Writes that have ended, and whose `done` is about to be called. */
  private untold = 0;
  private inFlight = 0;
  private pendingShutdown: TcpDone | undefined;
  private finTimer: LoopTimer | undefined;
  private closeTimer: LoopTimer | undefined;
  private readonly sips: Sips;

  constructor(options: ConnectionOptions) {
    this.options = options;
    this.loop = options.loop;
    this.local = options.local;
    this.remote = options.remote;
    this.tcp = options.child.tcp;
    this.activity = new Activity(options.loop);
    this.tokens = options.tokens;
    this.tokens.use(this);
    this.sips = new Sips({
      loop: this.loop,
      need: () => this.sipNeed,
      collect: () => this.tokens.collect(),
      sip: () => this.sip(),
    });
  }

  get readable(): number {
    return this.arrivedSize;
  }

  get writeQueueSize(): number {
    return this.queued;
  }

  private get isOpen(): boolean {
    return this.state.kind === 'open';
  }

  ref(): void {
    this.activity.ref();
  }

  unref(): void {
    this.activity.unref();
  }

  // -- reading

  readStart(reader: TcpReader): void {
    if (this.released) return;
    this.reader = reader;
    this.updateBusy();
    if (this.hasNews) this.schedulePump();
    else this.receive();
  }

  readStop(): void {
    this.reader = undefined;
    this.updateBusy();
    this.sips.schedule();
  }

  private get hasNews(): boolean {
    return this.arrivedSize > 0 || this.peerEnded || this.state.kind === 'failed';
  }

  /** Posts a Receive, if somebody reads and there is something to come. */
  private receive(): void {
    const { reader } = this;
    const { tokens } = this;
    const { kind } = this.state;
    if (tokens.receive.isPending || this.peerEnded || this.arrivedSize > 0) return;
    // Before a Close one is posted in any case: what is unread then would turn the FIN into a RST.
    if (reader === undefined ? kind !== 'ending' : kind !== 'open' && kind !== 'ending') return;
    const memory = reader?.onAlloc?.();
    const own = memory !== undefined && memory.length > 0;
    const bytes = own ? memory : this.buffer.take(tokens.small);
    this.posted = bytes;
    this.postedIsOwn = own;
    const status = tokens.startReceive(bytes);
    if (status < 0) this.receiveFailed(status);
  }

  private get sipNeed(): SipNeed {
    const { kind } = this.state;
    if (this.reader !== undefined || this.peerEnded || this.released) return 'nothing';
    if (kind !== 'open' && kind !== 'ending') return 'nothing';
    if (this.inFlight === 0) return 'acknowledgements';
    return this.arrivedSize < READ_AHEAD ? 'transmits' : 'transmits, with much read ahead';
  }

  private sip(): void {
    const { tokens } = this;
    if (tokens.receive.isPending) return;
    const bytes = tokens.small;
    this.posted = bytes;
    this.postedIsOwn = false;
    const status = tokens.startReceive(bytes, SIP_SIZE);
    if (status < 0) this.receiveFailed(status);
  }

  /** Bytes have gone to firmware. What waited there already waits no shorter for them. */
  private transmitting(): void {
    if (this.reader !== undefined) this.sips.lastMove = this.loop.now;
    else if (this.inFlight === 0) this.sips.moved();
    else this.sips.schedule();
  }

  onReceive(status: Status): void {
    const { posted, reader } = this;
    if (status < 0 || posted === undefined || this.isDestroyed) {
      this.receiveEnded(status);
      return;
    }
    this.posted = undefined;
    if (this.released) return;
    if (this.finTimer !== undefined) this.holdFin('peer, after our end');
    else this.lastSpeaker = 'peer';
    const { tokens } = this;
    const length = tokens.received;
    let bytes: Uint8Array;
    if (posted === tokens.small && length < SMALL_RECEIVE) {
      bytes = tokens.copy(posted, length, reader?.bytesPrototype);
    } else {
      bytes = this.postedIsOwn
        ? posted.subarray(0, length)
        : this.buffer.deliver(posted, length, tokens, reader?.bytesPrototype);
    }
    // The writer hears first that his bytes were taken: the answer to them comes behind.
    if (reader === undefined || this.untold > 0 || this.arrivedSize > 0) {
      this.arrived.push(bytes);
      this.arrivedSize += length;
      this.schedulePump();
      return;
    }
    try {
      reader.onData(bytes, length);
    } finally {
      this.receive();
    }
  }

  /** A Receive that brought nothing, or too late. */
  private receiveEnded(status: Status): void {
    if (status < 0) this.receiveFailed(status);
    else this.posted = undefined;
    if (this.isDestroyed) this.tokens.checkIdle();
  }

  private receiveFailed(status: Status): void {
    const { posted } = this;
    this.posted = undefined;
    if (posted !== undefined && !this.postedIsOwn) this.buffer.give(posted);
    if (status === EFI_CONNECTION_FIN) this.peerFinished();
    else if (this.state.kind === 'open' || this.state.kind === 'ending')
      this.fail(status, 'EFI_TCP4_PROTOCOL.Receive');
  }

  private peerFinished(): void {
    this.peerEnded = true;
    if (this.state.kind === 'ending') this.closeChild();
    this.schedulePump();
  }

  private schedulePump(): void {
    if (this.pumping || this.reader === undefined || this.readEnded || !this.hasNews) return;
    this.pumping = true;
    const handle = this.loop.enqueue(() => {
      this.pumping = false;
      this.pump();
    });
    if (!this.activity.alive) handle.unref();
  }

  /** Tells the reader what came while it did not read, one thing at a time. */
  private pump(): void {
    const { reader } = this;
    if (reader === undefined || this.readEnded || this.released) return;
    const arrival = this.arrived.shift();
    if (arrival !== undefined) {
      const memory = reader.onAlloc?.();
      const size = Math.min(arrival.length, memory?.length ?? arrival.length);
      if (size < arrival.length) this.arrived.unshift(arrival.subarray(size));
      memory?.set(arrival.subarray(0, size));
      this.arrivedSize -= size;
      try {
        const bytes =
          memory === undefined ? inheriting(arrival, reader.bytesPrototype) : memory.subarray(0, size);
        reader.onData(bytes, size);
      } finally {
        if (this.hasNews) this.schedulePump();
        else this.receive();
      }
    } else if (this.peerEnded) {
      this.endReading();
      reader.onEnd();
    } else if (this.state.kind === 'failed') {
      this.endReading();
      reader.onError(this.state.error);
    }
  }

  private endReading(): void {
    this.readEnded = true;
    this.updateBusy();
  }

  // -- writing

  tryWrite(chunks: readonly Uint8Array[], size: number): boolean {
    if (this.state.kind !== 'open' || this.writes > 0 || this.pendingShutdown !== undefined) return false;
    if (size === 0) return true;
    if (size > STAGING_SIZE || this.inFlight + size > TRANSMIT_WINDOW) return false;
    const transmit = this.tokens.freeTransmit();
    if (transmit === undefined || !this.isOpen) return false;
    // Nobody waits for its end: it is looked at when the token is needed again.
    if (!transmit.operation.isMuted) transmit.operation.mute();
    const status = transmit.startCopied(chunks, size);
    if (status < 0) return false;
    this.transmitting();
    this.inFlight += size;
    this.lastSpeaker = 'us';
    return true;
  }

  write(chunks: readonly Uint8Array[], done: TcpDone): void {
    const refusal = this.writeRefusal('write');
    if (refusal !== undefined) {
      this.loop.enqueue(() => done(refusal));
      return;
    }
    const size = sizeOf(chunks);
    this.queued += size;
    this.writes += 1;
    this.queue.push(chunks, size, done);
    this.tokens.listen();
    this.flush();
  }

  shutdown(done: TcpDone): void {
    const refusal = this.writeRefusal('shutdown');
    if (refusal !== undefined) {
      this.loop.enqueue(() => done(refusal));
      return;
    }
    this.pendingShutdown = done;
    this.tokens.listen();
    this.flush();
  }

  private writeRefusal(operation: 'write' | 'shutdown'): TcpError | undefined {
    if (this.state.kind === 'failed')
      return new TcpError(this.state.error.code, operation, undefined, this.state.error);
    if (this.state.kind !== 'open' || this.pendingShutdown !== undefined)
      return new TcpError('broken-pipe', operation);
    return undefined;
  }

  /** Hands queued bytes to firmware as far as window and tokens go, then the FIN. */
  private flush(): void {
    while (this.state.kind === 'open' && !this.queue.isEmpty && this.inFlight < TRANSMIT_WINDOW) {
      if (!this.transmit()) break;
    }
    if (
      this.state.kind === 'open' &&
      this.queue.isEmpty &&
      this.inFlight === 0 &&
      this.pendingShutdown !== undefined
    ) {
      const done = this.pendingShutdown;
      this.pendingShutdown = undefined;
      this.loop.enqueue(() => done());
      this.finish();
    }
    this.updateBusy();
  }

  /** False when it has to wait for a token. */
  private transmit(): boolean {
    let transmit: Transmit | undefined;
    try {
      transmit = this.tokens.freeTransmit();
    } catch {
      this.fail(EFI_OUT_OF_RESOURCES, 'EFI_TCP4_PROTOCOL.Transmit');
      return false;
    }
    if (transmit === undefined || !this.isOpen) return false;
    const batch = this.queue.next(TRANSMIT_WINDOW - this.inFlight);
    if (batch === undefined) return false;
    if (batch.size === 0) {
      this.finishWrites(batch);
      return true;
    }
    transmit.operation.listen();
    const status =
      batch.size <= STAGING_SIZE
        ? transmit.startCopied(batch.fragments, batch.size)
        : transmit.startPinned(batch.fragments, batch.size);
    this.batches.set(transmit, batch);
    this.transmitting();
    this.inFlight += batch.size;
    if (status >= 0) {
      this.lastSpeaker = 'us';
      return true;
    }
    this.inFlight -= batch.size;
    this.fail(status, 'EFI_TCP4_PROTOCOL.Transmit');
    return false;
  }

  onTransmit(transmit: Transmit, status: Status): void {
    this.inFlight -= transmit.size;
    if (status < 0) {
      this.fail(status, 'EFI_TCP4_PROTOCOL.Transmit');
      return;
    }
    this.closeTimer?.refresh();
    if (this.reader === undefined) this.sips.moved();
    else this.sips.lastMove = this.loop.now;
    // A copy that nobody waits for.
    if (this.writes === 0 && this.pendingShutdown === undefined) return;
    const batch = this.batches.get(transmit);
    if (batch !== undefined) {
      this.batches.delete(transmit);
      this.finishWrites(batch);
    }
    this.flush();
  }

  private finishWrites(batch: Batch): void {
    for (const write of batch.finished) {
      this.queued -= write.size;
      this.writes -= 1;
      this.untold += 1;
      this.loop.enqueue(() => {
        this.untold -= 1;
        write.done();
      });
    }
  }

  private failWrites(error: TcpError): void {
    const failed = [...this.batches.values()].flatMap((batch) => batch.finished);
    this.batches.clear();
    failed.push(...this.queue.drain());
    for (const write of failed) {
      this.queued -= write.size;
      this.writes -= 1;
      this.loop.enqueue(() => write.done(error));
    }
    if (this.pendingShutdown === undefined) return;
    const done = this.pendingShutdown;
    this.pendingShutdown = undefined;
    this.loop.enqueue(() => done(error));
  }

  // -- ending

  /** The FIN is due: at once if the peer has sent its own, else when it has been silent for a while. */
  private finish(): void {
    if (this.peerEnded) {
      this.closeChild();
      return;
    }
    this.state = { kind: 'ending' };
    this.holdFin(this.lastSpeaker);
    this.receive();
  }

  private holdFin(last: LastSpeaker): void {
    this.finTimer?.close();
    this.finTimer = this.loop.timer(() => {
      if (this.arrivedSize > 0) this.finTimer?.refresh();
      else this.closeChild();
    }, this.options.finDelay(last));
    if (!this.activity.alive) this.finTimer.unref();
  }

  close(done: () => void): void {
    if (!this.released) {
      this.released = true;
      this.reader = undefined;
      this.failWrites(new TcpError('aborted', 'write'));
      if (this.arrivedSize > 0) this.abortChild();
      else this.closeChild();
      this.activity.close();
    }
    this.loop.enqueue(done);
  }

  abort(done: () => void): void {
    this.released = true;
    this.reader = undefined;
    this.failWrites(new TcpError('aborted', 'write'));
    this.abortChild();
    this.activity.close();
    this.loop.enqueue(done);
  }

  /** Close as EDK2 has it: FIN after what it has taken, and no more data from the peer. */
  private closeChild(): void {
    this.finTimer?.close();
    this.finTimer = undefined;
    if (this.state.kind !== 'open' && this.state.kind !== 'ending') return;
    this.state = { kind: 'closing' };
    const status = this.tokens.startClose(false);
    if (status < 0) {
      this.destroy();
      return;
    }
    this.closeTimer = this.loop.timer(() => this.abortChild(), CLOSE_LIMIT);
    this.closeTimer.unref();
    this.updateBusy();
  }

  onClose(status: Status): void {
    if (this.state.kind !== 'closing') return;
    this.state = { kind: 'closed' };
    if (!this.peerEnded && status === EFI_SUCCESS) this.peerFinished();
    else if (!this.peerEnded) this.fail(EFI_CONNECTION_RESET, 'EFI_TCP4_PROTOCOL.Close');
    this.destroy();
  }

  /** RST, if there is somebody to hear it. */
  private abortChild(): void {
    const { kind } = this.state;
    if (kind !== 'failed') this.state = { kind: 'closed' };
    // While a Close is under way firmware refuses another; destroying the child ends it without a word.
    if (kind === 'open' || kind === 'ending') this.tokens.startClose(true);
    this.destroy();
  }

  private fail(status: Status, call: string): void {
    const { kind } = this.state;
    if (kind === 'failed' || this.isDestroyed) return;
    const detail = `${this.remote.address}:${this.remote.port}`;
    this.state = { kind: 'failed', error: tcpErrorOf(status, 'read', call, detail) };
    this.failWrites(tcpErrorOf(status, 'write', call, detail));
    if (status !== EFI_CONNECTION_RESET && (kind === 'open' || kind === 'ending'))
      this.tokens.startClose(true);
    this.destroy();
    this.updateBusy();
    this.schedulePump();
  }

  private destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.finTimer?.close();
    this.closeTimer?.close();
    this.sips.close();
    this.tokens.listen();
    const status = this.options.child.destroy();
    this.options.onDestroyed(this, status);
    if (!this.tokens.pending) this.onIdle();
  }

  onIdle(): void {
    if (!this.isDestroyed || this.tokensGiven) return;
    this.tokensGiven = true;
    this.options.onReleased(this, this.tokens);
  }

  private updateBusy(): void {
    const reading = this.reader !== undefined && !this.readEnded;
    this.activity.setBusy(reading || this.queued > 0 || this.pendingShutdown !== undefined);
  }
}
