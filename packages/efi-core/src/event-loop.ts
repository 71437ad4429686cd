/**
 * The event loop. One turn is timers, pending, completions (pollers, events of firmware, `enqueue`d callbacks), pending
 * again, check, close.
 *
 * The loop is a cursor that moves from callback to callback (`step`), not a nest of loops: a blocking call inside a
 * callback (`runUntil`) goes on where the turn stands, and the turn goes on behind it when the call returns.
 */
import type { Loop, LoopHandle, LoopTimer, UncaughtListener } from './loop.ts';
import type { Address, EventId, Native } from './native.ts';
import { type HeapTimer, TimerHeap } from './timer-heap.ts';

/** Milliseconds without traffic until the loop sleeps instead of polling. */
const pollingTime = 50;
/** Packets of one turn and interface: enough to fill a receive, few enough that a turn stays within milliseconds. */
const packetsAtOnce = 64;
/** The longest single sleep; an event ends it earlier. */
const longestWait = 60_000;
const eventsAtOnce = 256;

/** Phases of a turn, in their order. Numbers, as an interpreter compares them faster than strings. */
const TIMERS = 0;
const PENDING = 1;
const POLL = 2;
const EVENTS = 3;
const COMPLETIONS = 4;
const SETTLED = 5;
const CHECK = 6;
const CLOSE = 7;
type Phase = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What counts towards `alive()`: a handle that is active and referenced. */
abstract class Handle implements LoopHandle {
  protected readonly loop: EventLoop;
  private referenced = true;
  private active = false;

  constructor(loop: EventLoop) {
    this.loop = loop;
  }

  ref(): void {
    if (this.referenced) return;
    this.referenced = true;
    if (this.active) this.loop.references++;
  }

  unref(): void {
    if (!this.referenced) return;
    this.referenced = false;
    if (this.active) this.loop.references--;
  }

  hasRef(): boolean {
    return this.referenced;
  }

  isActive(): boolean {
    return this.active;
  }

  activate(): void {
    if (this.active) return;
    this.active = true;
    if (this.referenced) this.loop.references++;
  }

  /** Answers whether it was active. */
  deactivate(): boolean {
    if (!this.active) return false;
    this.active = false;
    if (this.referenced) this.loop.references--;
    return true;
  }

  abstract close(): void;
}

class Timer extends Handle implements LoopTimer, HeapTimer {
  readonly callback: () => void;
  private readonly delay: number;
  deadline = 0;
  sequence = 0;
  filed = 0;
  filedSequence = 0;
  index = -1;
  private closed = false;

  constructor(loop: EventLoop, callback: () => void, delay: number) {
    super(loop);
    this.callback = callback;
    this.delay = delay;
  }

  refresh(): void {
    if (this.closed) return;
    this.deadline = this.loop.now + this.delay;
    this.sequence = this.loop.nextSequence();
    if (this.index < 0) this.loop.timers.add(this);
    this.activate();
  }

  close(): void {
    this.closed = true;
    this.loop.timers.remove(this);
    this.deactivate();
  }
}

/** One callback in a queue. Closing leaves it there, to be passed over. */
class Entry extends Handle {
  readonly callback: () => void;
  next: Entry | undefined = undefined;

  constructor(loop: EventLoop, callback: () => void) {
    super(loop);
    this.callback = callback;
    this.activate();
  }

  close(): void {
    this.deactivate();
  }
}

class Queue {
  head: Entry | undefined = undefined;
  tail: Entry | undefined = undefined;
  /** The last entry that belongs to the present turn; what is queued behind it belongs to the next. */
  mark: Entry | undefined = undefined;

  push(entry: Entry): void {
    if (this.tail === undefined) this.head = entry;
    else this.tail.next = entry;
    this.tail = entry;
  }

  /** The next entry of the present turn that has not been closed. */
  take(): Entry | undefined {
    while (this.mark !== undefined) {
      const entry = this.head;
      if (entry === undefined) break;
      this.head = entry.next;
      if (this.head === undefined) this.tail = undefined;
      if (entry === this.mark) this.mark = undefined;
      if (entry.deactivate()) return entry;
    }
    this.mark = undefined;
    return undefined;
  }
}

/** What was closed last is told first, as libuv does. */
class Stack {
  /** Of the present turn. */
  batch: Entry[] = [];
  next: Entry[] = [];

  push(entry: Entry): void {
    this.next.push(entry);
  }

  /** What is pushed from now on belongs to the next turn. */
  begin(): void {
    if (this.batch.length > 0 || this.next.length === 0) return;
    this.batch = this.next;
    this.next = [];
  }

  take(): Entry | undefined {
    for (let entry = this.batch.pop(); entry !== undefined; entry = this.batch.pop()) {
      if (entry.deactivate()) return entry;
    }
    return undefined;
  }
}

class EventHandle extends Handle {
  readonly event: EventId;
  readonly callback: () => void;

  constructor(loop: EventLoop, event: EventId, callback: () => void) {
    super(loop);
    this.event = event;
    this.callback = callback;
    this.activate();
  }

  close(): void {
    if (this.deactivate() && this.loop.events.get(this.event) === this) this.loop.events.delete(this.event);
  }
}

class Poller extends Handle {
  readonly fn: Address;
  readonly argument: Address;

  constructor(loop: EventLoop, fn: Address, argument: Address) {
    super(loop);
    this.fn = fn;
    this.argument = argument;
    this.unref();
    this.activate();
  }

  close(): void {
    if (this.deactivate()) this.loop.removePoller(this);
  }
}

class Hold extends Handle {
  constructor(loop: EventLoop) {
    super(loop);
    this.activate();
  }

  close(): void {
    this.deactivate();
  }
}

/** The loop of one machine; `createMachine` makes it. Pumped by `step` or `turn`. */
export class EventLoop implements Loop {
  now = 0;

  /** @internal Handles that are active and referenced. */
  references = 0;
  /** @internal */
  readonly timers: TimerHeap<Timer> = new TimerHeap();
  /** @internal */
  readonly events: Map<EventId, EventHandle> = new Map();

  private readonly native: Native;
  private readonly immediates = new Queue();
  private readonly completions = new Queue();
  private readonly pendings = new Queue();
  private readonly closings = new Stack();
  private pollers: readonly Poller[] = [];
  /** Their functions and arguments, as `native.poll` takes them. */
  private pollerCalls = new Float64Array(0);
  private readonly notified = new Float64Array(eventsAtOnce);
  private notifiedCount = 0;
  private notifiedNext = 0;
  private phase: Phase = TIMERS;
  private turnBegan = false;
  private timersDue = 0;
  private lastMove = Number.NEGATIVE_INFINITY;
  /** End of the shortest `runUntil` under way, and how many are. */
  private limit = Number.POSITIVE_INFINITY;
  private blocking = 0;
  private slept = 0;
  private sequence = 0;
  private drainer: () => void;
  private uncaught: UncaughtListener | undefined = undefined;

  constructor(native: Native) {
    this.native = native;
    this.drainer = () => native.runJobs();
    this.updateTime();
  }

  updateTime(): void {
    this.now = Math.floor(this.native.now());
  }

  /** @internal */
  nextSequence(): number {
    return this.sequence++;
  }

  timer(callback: () => void, delay: number): LoopTimer {
    const timer = new Timer(this, callback, delay >= 1 ? delay : 1);
    timer.refresh();
    return timer;
  }

  immediate(callback: () => void): LoopHandle {
    const entry = new Entry(this, callback);
    this.immediates.push(entry);
    return entry;
  }

  enqueue(callback: () => void): LoopHandle {
    const entry = new Entry(this, callback);
    this.completions.push(entry);
    return entry;
  }

  pending(callback: () => void): LoopHandle {
    const entry = new Entry(this, callback);
    this.pendings.push(entry);
    return entry;
  }

  closing(callback: () => void): LoopHandle {
    const entry = new Entry(this, callback);
    this.closings.push(entry);
    return entry;
  }

  onEvent(event: EventId, callback: () => void): LoopHandle {
    if (this.events.has(event)) throw new Error(`event ${event} has a callback already`);
    const handle = new EventHandle(this, event, callback);
    this.events.set(event, handle);
    return handle;
  }

  hold(): LoopHandle {
    return new Hold(this);
  }

  poller(fn: Address, argument: Address): LoopHandle {
    const poller = new Poller(this, fn, argument);
    this.setPollers([...this.pollers, poller]);
    return poller;
  }

  /** @internal */
  removePoller(poller: Poller): void {
    this.setPollers(this.pollers.filter((other) => other !== poller));
  }

  private setPollers(pollers: readonly Poller[]): void {
    this.pollers = pollers;
    this.pollerCalls = Float64Array.from(pollers.flatMap(({ fn, argument }) => [fn, argument]));
  }

  stir(): void {
    this.lastMove = this.now;
  }

  invoke(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.report(error);
    }
    this.drain();
  }

  setDrain(drain: () => void): void {
    this.drainer = drain;
  }

  setUncaught(listener: UncaughtListener): void {
    this.uncaught = listener;
  }

  alive(): boolean {
    return this.references > 0;
  }

  turn(mayWait = true): boolean {
    while (this.step(mayWait));
    return this.alive();
  }

  step(mayWait = true): boolean {
    // One test for each phase and turn, and a look before each call: this runs for every callback, in an interpreter.
    const { pendings, completions } = this;
    let { phase } = this;
    for (;;) {
      if (phase === TIMERS) {
        if (!this.turnBegan) {
          this.turnBegan = true;
          this.updateTime();
          this.timersDue = this.now;
        }
        const timer = this.timers.first();
        if (timer !== undefined && timer.deadline <= this.timersDue) {
          this.timers.remove(timer);
          timer.deactivate();
          this.invoke(timer.callback);
          return true;
        }
        pendings.mark = pendings.tail;
        phase = PENDING;
        this.phase = PENDING;
      }
      if (phase === PENDING) {
        if (pendings.mark !== undefined && this.invokeNext(pendings)) return true;
        phase = POLL;
        this.phase = POLL;
      }
      if (phase === POLL) {
        phase = EVENTS;
        this.phase = EVENTS;
        this.poll(mayWait);
        completions.mark = completions.tail;
      }
      if (phase === EVENTS) {
        while (this.notifiedNext < this.notifiedCount) {
          const handle = this.events.get(this.notified[this.notifiedNext++] ?? 0);
          if (handle === undefined) continue;
          // `invoke`, without the call.
          try {
            handle.callback();
          } catch (error) {
            this.report(error);
          }
          this.drain();
          return true;
        }
        if (!this.hasQueued) {
          // Nothing in any of the phases that are left: the end of most turns that move packets.
          this.phase = TIMERS;
          this.turnBegan = false;
          return false;
        }
        phase = COMPLETIONS;
        this.phase = COMPLETIONS;
      }
      if (phase === COMPLETIONS) {
        if (completions.mark !== undefined && this.invokeNext(completions)) return true;
        pendings.mark = pendings.tail;
        phase = SETTLED;
        this.phase = SETTLED;
      }
      if (phase === SETTLED) {
        if (pendings.mark !== undefined && this.invokeNext(pendings)) return true;
        this.immediates.mark = this.immediates.tail;
        phase = CHECK;
        this.phase = CHECK;
      }
      const { immediates, closings } = this;
      if (phase === CHECK) {
        if (immediates.mark !== undefined && this.invokeNext(immediates)) return true;
        if (closings.next.length > 0) closings.begin();
        phase = CLOSE;
        this.phase = CLOSE;
      }
      if (phase === CLOSE) {
        if (closings.batch.length > 0 && this.invokeNext(closings)) return true;
        this.phase = TIMERS;
        this.turnBegan = false;
        return false;
      }
    }
  }

  private invokeNext(queue: Queue | Stack): boolean {
    const entry = queue.take();
    if (entry === undefined) return false;
    this.invoke(entry.callback);
    return true;
  }

  runUntil(done: () => boolean, limit: number = Number.POSITIVE_INFINITY): boolean {
    const outer = this.limit;
    const end = this.native.now() + limit;
    this.limit = Math.min(outer, end);
    this.blocking++;
    try {
      while (!done()) {
        if (this.native.now() >= end) return false;
        // Nothing can ever make it true.
        if (end === Number.POSITIVE_INFINITY && !this.alive() && this.events.size === 0) return false;
        this.step();
      }
      return true;
    } finally {
      this.blocking--;
      this.limit = outer;
    }
  }

  get idleTime(): number {
    return this.slept;
  }

  /** Lets firmware move packets, sleeps if nothing is due, and takes the notifications of both. */
  private poll(mayWait: boolean): void {
    const { native, pollerCalls } = this;
    // A callback that blocks in `runUntil` leaves some; the ring keeps the others until these are through.
    if (this.notifiedNext < this.notifiedCount) return;
    // Under load there is something each time, and whether the loop might sleep is not asked.
    const moved = native.poll(pollerCalls, packetsAtOnce, 0, this.notified);
    if (moved !== 0) {
      this.take(moved);
      return;
    }
    if (!mayWait || !this.mayIdle()) return;
    const wait = this.timeToWait();
    if (wait <= 0) return;
    const awake = pollerCalls.length > 0 ? this.lastMove + pollingTime - this.now : 0;
    const waiting = awake > 0 ? Math.min(wait, awake) : 0;
    const began = native.now();
    if (waiting === 0) native.wait(wait);
    const count = native.poll(pollerCalls, packetsAtOnce, waiting, this.notified);
    this.slept += native.now() - began;
    this.updateTime();
    if (count !== 0) this.take(count);
  }

  /** Notes what `native.poll` brought. Whatever came is likely to be followed by more. */
  private take(count: number): void {
    this.lastMove = this.now;
    if (count < 0) return;
    this.notifiedCount = count;
    this.notifiedNext = 0;
  }

  private get hasQueued(): boolean {
    return (
      this.completions.head !== undefined ||
      this.immediates.head !== undefined ||
      this.pendings.head !== undefined ||
      this.closings.next.length > 0 ||
      this.closings.batch.length > 0
    );
  }

  private mayIdle(): boolean {
    return (this.references > 0 || this.blocking > 0) && !this.hasQueued;
  }

  private timeToWait(): number {
    const timer = this.timers.first();
    const next = Math.min(timer === undefined ? Number.POSITIVE_INFINITY : timer.deadline, this.limit);
    return Math.min(next - this.now, longestWait);
  }

  private report(error: unknown): void {
    if (this.uncaught === undefined) throw error;
    this.uncaught(error);
  }

  private drain(): void {
    for (;;) {
      try {
        this.drainer();
        return;
      } catch (error) {
        this.report(error);
      }
    }
  }
}
