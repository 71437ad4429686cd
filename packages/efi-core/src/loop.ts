/**
 * The event loop as everything above sees it, with Node's phases: timers, pending, completions (events of firmware and
 * `enqueue`d callbacks, with the pollers run first), pending again, check, close. After every single callback comes the
 * drain: the tick queue and the engine's jobs, until both are empty.
 */
import type { Address, EventId } from './native.ts';

/** Something that can keep the loop alive. All handles start referenced, except where said otherwise. */
export interface LoopHandle {
  ref(): void;
  unref(): void;
  hasRef(): boolean;
  /** Gives the handle back; its callback does not run any more. May be called twice. */
  close(): void;
}

/** Closing it is `clearTimeout`. */
export interface LoopTimer extends LoopHandle {
  /** Starts the same delay anew, from the loop's present time. A timer that has fired is armed again. */
  refresh(): void;
}

/** Told of exceptions that came out of a callback or a job. The loop goes on after it returns. */
export type UncaughtListener = (error: unknown) => void;

/** What layers above need of the loop; `EventLoop` implements it. */
export interface Loop {
  /** Milliseconds, whole, monotonic, taken at the start of the turn (libuv's `uv_now`). */
  readonly now: number;
  /** Milliseconds that the loop has waited with nothing to do, since it was made. */
  readonly idleTime: number;
  updateTime(): void;

  /** Fires once, `delay` milliseconds (at least 1) after the loop's present time; equal deadlines in order of creation. */
  timer(callback: () => void, delay: number): LoopTimer;
  /** Runs in the check phase of this turn, or of the next when called from the check phase. */
  immediate(callback: () => void): LoopHandle;
  /** Runs among the completions of the next turn. What a layer owes its user later, with its outcome already known. */
  enqueue(callback: () => void): LoopHandle;
  /** Runs before the completions that are still to come: libuv's pending phase, for what had its outcome at once. */
  pending(callback: () => void): LoopHandle;
  /** Runs in the close phase, what was asked for last before the others. */
  closing(callback: () => void): LoopHandle;
  /** Calls back each time the event is notified. */
  onEvent(event: EventId, callback: () => void): LoopHandle;
  /** A reference and nothing else: a listening server, an operation under way. */
  hold(): LoopHandle;
  /**
   * A function of firmware, `EFI_STATUS (*)(VOID *)`, that is called with its argument in each turn before completions are
   * taken, to let packets move; it answers EFI_SUCCESS when it has moved one. Starts unreferenced. While something moves the
   * loop polls and stays awake; after 50 ms without, it sleeps between turns.
   */
  poller(fn: Address, argument: Address): LoopHandle;

  /** Runs a callback as the loop would: exceptions go to the uncaught listener, the drain comes after it. */
  invoke(callback: () => void): void;
  /**
   * Sets what is run after each callback in place of `native.runJobs` alone: Node's nextTick queue and the engine's jobs,
   * until neither has anything left. After an exception out of it, it is run again.
   */
  setDrain(drain: () => void): void;
  setUncaught(listener: UncaughtListener): void;

  /** Whether a referenced handle or a callback due is left. */
  alive(): boolean;
  /**
   * Keeps polling for the next 50 ms as though something had moved: called when an operation starts whose answer is
   * likely to come soon.
   */
  stir(): void;
  /**
   * Runs the next callback of the turn under way, or of a new one, and drains after it. False when the turn ended
   * and no callback was left in it. `turn` is `while (step()) {}`; a driver whose jobs cannot be drained from inside
   * (Node's promises under vitest) calls `step` itself and awaits its own drain after each.
   */
  step(mayWait?: boolean): boolean;
  /** One turn. Sleeps if there is nothing due and `mayWait` is true (the default). Answers `alive()`. */
  turn(mayWait?: boolean): boolean;
  /** Turns until `done()` or the limit in milliseconds: the blocking forms of select and Berkeley sockets. False on limit. */
  runUntil(done: () => boolean, limit?: number): boolean;
}
