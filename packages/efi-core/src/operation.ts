/**
 * Pending operations. Firmware's non-blocking calls take a token: an event to signal and a status to fill in. An
 * `Operation` owns the token's memory, the event, and whatever buffers were pinned for it, until firmware has signalled
 * the end. It is used again and again (a connection's one receive token serves all its receives); each `start` that
 * firmware accepts ends in exactly one terminal state and one call of `done`.
 */
import { readStatus, writeNumber64 } from './layout/scalar.ts';
import type { Fields, StructInit, StructLayout, StructType, View } from './layout/struct.ts';
import type { Loop, LoopHandle } from './loop.ts';
import type { Address, EventId, Native } from './native.ts';
import type { Leak, Scope, ScopeMember } from './scope.ts';
import { EFI_ABORTED, EFI_SUCCESS, EFI_TIMEOUT, type Status } from './status.ts';

/**
 * - idle: never started
 * - pending: firmware has the token
 * - aborting: the same, and firmware has been asked to give up
 * - completed, failed, aborted: ended, by its status; may be started again
 * - abandoned: the scope's limit passed; firmware still has the memory, which is never used again
 * - closed: memory and event are given back
 */
export type OperationState =
  | 'idle'
  | 'pending'
  | 'aborting'
  | 'completed'
  | 'failed'
  | 'aborted'
  | 'abandoned'
  | 'closed';

/** What one kind of operation is: its token, and how firmware is asked to begin and to give up. */
export interface OperationOptions<F extends Fields> {
  /** 'EFI_TCP4_PROTOCOL.Receive', for reports. */
  readonly name: string;
  /** The token's layout: it has Event and Status, itself or in its CompletionToken. */
  readonly token: StructType<F>;
  /** Hands the token to firmware: `(token) => tcp.call.Receive(token)`. */
  readonly submit: (token: Address) => Status;
  /**
   * Asks firmware to give up: `(token) => tcp.call.Cancel(token)`. Without it the operation ends by what else its
   * owner does (Close, Configure(NULL), DestroyChild) or by itself.
   */
  readonly abort?: (token: Address) => Status;
  /** The end of an accepted start, called from the loop. EFI_TIMEOUT when the operation had to be abandoned. */
  readonly done: (status: Status) => void;
}

interface OperationHost {
  readonly native: Native;
  readonly loop: Loop;
}

/**
 * A status that no firmware writes, in the range of OEM warnings: the token has not been completed. In two halves, as
 * 64 bits would have to be floating-point numbers, and this is looked at for each packet.
 */
const unsetLow = 0x5e17_0000;
const unsetHigh = 0x4000_0000;

interface TokenOffsets {
  readonly event: number;
  readonly status: number;
}

const tokenOffsets = new WeakMap<StructLayout, TokenOffsets>();

function offsetsOf(token: StructLayout): TokenOffsets {
  let offsets = tokenOffsets.get(token);
  if (offsets === undefined) {
    const completion = token.layout.find((field) => field.name === 'CompletionToken');
    const base = completion?.offset ?? 0;
    const layout = completion?.type.kind === 'struct' ? completion.type.layout : token.layout;
    const event = layout.find((field) => field.name === 'Event');
    const status = layout.find((field) => field.name === 'Status');
    if (event === undefined || status === undefined)
      throw new TypeError(`${token.name} is no completion token`);
    offsets = { event: base + event.offset, status: base + status.offset };
    tokenOffsets.set(token, offsets);
  }
  return offsets;
}

/** Registers with its scope, which ends it when it closes. Its owner closes it when it is needed no more. */
export class Operation<F extends Fields> implements ScopeMember {
  readonly name: string;
  /** The token's fields. Event and Status are the operation's own affair. */
  readonly token: View<F>;

  private readonly host: OperationHost;
  private readonly scope: Scope;
  private readonly options: OperationOptions<F>;
  private readonly event: EventId;
  private readonly subscription: LoopHandle;
  private readonly statusOffset: number;
  /** What `submitBy` set. */
  private submission: Float64Array | undefined;
  /** The halves of the token's Status. */
  private readonly statusWords: Int32Array;
  /** Pins until the end of the present run, and until `close`. */
  private readonly pins: Address[] = [];
  private readonly kept: Address[] = [];
  private readonly blocks: Address[] = [];
  /** Whether firmware has the token: 'pending' or 'aborting'. */
  isPending = false;
  private stateNow: OperationState = 'idle';
  /** Whether `start` may hand the token to firmware without further questions. */
  private isReady = true;
  private statusNow: Status = 0;
  private started = 0;
  /** Whether its end waits for `collect` or `listen`. */
  isMuted = false;
  private ending: (() => void) | undefined = undefined;

  /** Throws RangeError when firmware has no memory left; nothing is kept then. */
  constructor(host: OperationHost, scope: Scope, options: OperationOptions<F>) {
    const { native, loop } = host;
    this.host = host;
    this.scope = scope;
    this.options = options;
    this.name = options.name;
    const offsets = offsetsOf(options.token);
    this.statusOffset = offsets.status;
    scope.add(this);
    try {
      this.token = options.token.allocate(native);
      this.blocks.push(this.token.address);
      this.event = native.createEvent();
    } catch (error) {
      for (const address of this.blocks) native.free(address);
      scope.remove(this);
      throw error;
    }
    const { data } = this.token;
    this.statusWords = new Int32Array(data.buffer, data.byteOffset + offsets.status, 2);
    writeNumber64(data, offsets.event, native.eventHandle(this.event));
    const words = this.statusWords;
    const { done } = options;
    this.subscription = loop.onEvent(this.event, () => {
      const low = words[0];
      const high = words[1];
      if (low === 0 && high === 0 && this.isPending && this.ending === undefined) {
        // What nearly all come to.
        this.succeed();
        done(EFI_SUCCESS);
        return;
      }
      // Signalled without having been completed: a notification of an earlier run.
      if (high === unsetHigh && low === unsetLow) return;
      if (this.isPending) this.finish();
      // Too late to be of use, but now the memory is ours again.
      else if (this.stateNow === 'abandoned') this.release();
    });
    // Whether it keeps the loop alive is its owner's decision (`loop.hold`).
    this.subscription.unref();
  }

  get state(): OperationState {
    return this.stateNow;
  }

  /** Status of the last end. */
  get status(): Status {
    return this.statusNow;
  }

  /** Zeroed memory of a struct that goes with the token; freed by `close`. */
  memory<G extends Fields>(layout: StructType<G>, values?: StructInit<G>, count?: number): View<G> {
    const view = layout.allocate(this.host.native, values, count);
    this.blocks.push(view.address);
    return view;
  }

  /** Pins a buffer until the run that is about to start has ended (or was refused). */
  pin(buffer: Uint8Array): Address {
    const address = this.host.native.pin(buffer);
    this.pins.push(address);
    return address;
  }

  /** Pins a buffer until `close`. */
  keep(buffer: Uint8Array): Address {
    const address = this.host.native.pin(buffer);
    this.kept.push(address);
    return address;
  }

  /**
   * Hands the token by `fn(self, token)` from now on, in place of the option `submit`: a protocol's own function and an
   * instance of it, for operations that are started for each packet.
   */
  submitBy(fn: Address, self: Address): void {
    this.submission = Float64Array.of(fn, self, this.token.address);
  }

  /**
   * Hands the token to firmware. A negative answer means that firmware refused: the operation has ended already
   * (state 'failed'), its pins are released, and `done` is not called for it. Otherwise `done` comes later, once.
   * In a scope that is closing the answer is EFI_ABORTED.
   */
  start(): Status {
    if (!this.isReady) return this.refuse();
    this.statusWords[0] = unsetLow;
    this.statusWords[1] = unsetHigh;
    const { loop } = this.host;
    this.started = loop.now;
    this.stateNow = 'pending';
    this.isPending = true;
    this.isReady = false;
    let status: Status;
    try {
      status =
        this.submission === undefined
          ? this.options.submit(this.token.address)
          : this.host.native.callPrepared(this.submission);
    } catch (error) {
      this.settle(EFI_ABORTED);
      throw error;
    }
    if (status < 0) this.settle(status);
    else loop.stir();
    return status;
  }

  private refuse(): Status {
    if (this.stateNow === 'closed' && this.scope.state !== 'open') {
      this.unpin(this.pins);
      return EFI_ABORTED;
    }
    if (this.isPending || this.stateNow === 'abandoned' || this.stateNow === 'closed') {
      throw new Error(`${this.name} cannot be started: it is ${this.stateNow}`);
    }
    // The scope is waiting for its end.
    this.settle(EFI_ABORTED);
    return EFI_ABORTED;
  }

  /**
   * Lets the end wait for `collect` or `listen`: for an end that nobody waits for, so that the loop is not woken for it.
   * Holds for the starts to come too.
   */
  mute(): void {
    if (!this.isMuted) this.setMuted(true);
  }

  /** Takes back `mute`; an end that has come is told by the loop. */
  listen(): void {
    if (this.isMuted) this.setMuted(false);
  }

  /**
   * Takes the end if firmware has written it: its status, and `done` is not called for it. Undefined while there is none, or
   * none any more.
   */
  collect(): Status | undefined {
    const words = this.statusWords;
    if (!this.isPending || (words[1] === unsetHigh && words[0] === unsetLow) || this.ending !== undefined)
      return undefined;
    if (words[0] !== 0 || words[1] !== 0) {
      const status = readStatus(this.token.data, this.statusOffset);
      this.settle(status);
      return status;
    }
    this.succeed();
    return EFI_SUCCESS;
  }

  private succeed(): void {
    this.isPending = false;
    this.isReady = true;
    this.statusNow = EFI_SUCCESS;
    this.stateNow = 'completed';
    if (this.pins.length > 0) this.unpin(this.pins);
  }

  private setMuted(muted: boolean): void {
    this.isMuted = muted;
    if (this.stateNow !== 'closed') this.host.native.muteEvent(this.event, muted);
  }

  /** Asks firmware to give up. The end still comes by `done`, which may say that the operation had succeeded before. */
  abort(): void {
    if (this.stateNow !== 'pending') return;
    this.stateNow = 'aborting';
    // A refusal means that the end is on its way already, or that the owner ends it by other means.
    this.options.abort?.(this.token.address);
  }

  /** Gives memory, pins and event back. Throws while firmware has the token. */
  close(): void {
    if (this.isPending) throw new Error(`${this.name} is ${this.stateNow} and cannot be closed`);
    if (this.stateNow === 'closed' || this.stateNow === 'abandoned') return;
    this.stateNow = 'closed';
    this.isReady = false;
    this.release();
  }

  end(done: () => void): void {
    if (this.isPending) {
      this.ending = done;
      this.isReady = false;
      this.listen();
      this.abort();
      return;
    }
    this.close();
    done();
  }

  abandon(): Leak | undefined {
    if (!this.isPending) return undefined;
    this.stateNow = 'abandoned';
    this.isPending = false;
    this.isReady = false;
    this.statusNow = EFI_TIMEOUT;
    this.ending = undefined;
    this.host.loop.enqueue(() => this.options.done(EFI_TIMEOUT));
    return { name: this.name, milliseconds: this.host.loop.now - this.started };
  }

  /** Firmware has completed the token. */
  private finish(): void {
    const { ending } = this;
    const status = readStatus(this.token.data, this.statusOffset);
    this.settle(status);
    if (ending === undefined) {
      this.options.done(status);
      return;
    }
    try {
      this.options.done(status);
    } finally {
      this.ending = undefined;
      this.close();
      ending();
    }
  }

  private settle(status: Status): void {
    const aborting = this.stateNow === 'aborting';
    this.isPending = false;
    this.isReady = this.ending === undefined;
    this.statusNow = status;
    if (status >= 0) this.stateNow = 'completed';
    else this.stateNow = aborting || status === EFI_ABORTED ? 'aborted' : 'failed';
    if (this.pins.length > 0) this.unpin(this.pins);
  }

  private unpin(pins: Address[]): void {
    if (pins.length === 0) return;
    const { native } = this.host;
    for (let index = 0; index < pins.length; index++) native.unpin(pins[index] ?? 0);
    pins.length = 0;
  }

  private release(): void {
    const { native } = this.host;
    this.unpin(this.pins);
    this.unpin(this.kept);
    this.subscription.close();
    native.closeEvent(this.event);
    for (const address of this.blocks) native.free(address);
    this.blocks.length = 0;
    this.scope.remove(this);
  }
}
