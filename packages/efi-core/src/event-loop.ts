/**
 * The event loop. One turn is timers, pending, completions (pollers, events of firmware, `enqueue`d callbacks), pending
 * again, check, close.
 *
 * The loop is a cursor that moves from callback to callback (`step`), not a nest of loops: a blocking call inside a
 * callback (`runUntil`) goes on where the turn stands, and the turn goes on behind it when the call returns.
 */
import type { Loop, LoopHandle, LoopTimer, UncaughtListener } from './loop.ts';
import type { EventId, Native } from './native.ts';
import { type HeapTimer, TimerHeap } from './timer-heap.ts';

/** Milliseconds without traffic until the loop sleeps instead of polling. */
const pollingTime = 50;
/** The longest single sleep; an event ends it earlier. */
const longestWait = 60_000;
const eventsAtOnce = 256;

type Phase = 'timers' | 'pending' | 'poll' | 'events' | 'completions' | 'settled' | 'check' | 'close';

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
  private head: Entry | undefined = undefined;
  private tail: Entry | undefined = undefined;
  /** The last entry that belongs to the present turn. */
  private mark: Entry | undefined = undefined;

  get isEmpty(): boolean {
    return this.head === undefined;
  }

  push(entry: Entry): void {
    if (this.tail === undefined) this.head = entry;
    else this.tail.next = entry;
    this.tail = entry;
  }

  /** What is queued from now on belongs to the next turn. */
  begin(): void {
    this.mark = this.tail;
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
  private batch: Entry[] = [];
  private next: Entry[] = [];

  get isEmpty(): boolean {
    return this.batch.length === 0 && this.next.length === 0;
  }

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
  readonly poll: () => boolean;

  constructor(loop: EventLoop, poll: () => boolean) {
    super(loop);
    this.poll = poll;
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
  /** Replaced, not changed, so that a poller may close another while they run. */
  private pollers: readonly Poller[] = [];
  private readonly notified = new Float64Array(eventsAtOnce);
  private notifiedCount = 0;
  private notifiedNext = 0;
  private phase: Phase = 'timers';
  private turnBegan = false;
  private timersDue = 0;
  private lastMove = Number.NEGATIVE_INFINITY;
  /** End of the shortest `runUntil` under way, and how many are. */
  private limit = Number.POSITIVE_INFINITY;
  private blocking = 0;
  private sequence = 0;
  private ticks: (() => boolean) | undefined = undefined;
  private uncaught: UncaughtListener | undefined = undefined;

  constructor(native: Native) {
    this.native = native;
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

  poller(poll: () => boolean): LoopHandle {
    const poller = new Poller(this, poll);
    this.pollers = [...this.pollers, poller];
    return poller;
  }

  /** @internal */
  removePoller(poller: Poller): void {
    this.pollers = this.pollers.filter((other) => other !== poller);
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

  setTickQueue(runTicks: () => boolean): void {
    this.ticks = runTicks;
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
    // One test for each phase and turn, not a switch in a loop: this runs for every callback, in an interpreter.
    for (;;) {
      if (this.phase === 'timers') {
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
        this.pendings.begin();
        this.phase = 'pending';
      }
      if (this.phase === 'pending') {
        if (this.invokeNext(this.pendings)) return true;
        this.phase = 'poll';
      }
      if (this.phase === 'poll') {
        // Set first: a poller that blocks in `runUntil` must not come back here for the same turn.
        this.phase = 'events';
        this.poll(mayWait);
        this.completions.begin();
      }
      if (this.phase === 'events') {
        const handle = this.nextNotified();
        if (handle !== undefined) {
          this.invoke(handle.callback);
          return true;
        }
        this.phase = 'completions';
      }
      if (this.phase === 'completions') {
        if (this.invokeNext(this.completions)) return true;
        this.pendings.begin();
        this.phase = 'settled';
      }
      if (this.phase === 'settled') {
        if (this.invokeNext(this.pendings)) return true;
        this.immediates.begin();
        this.phase = 'check';
      }
      if (this.phase === 'check') {
        if (this.invokeNext(this.immediates)) return true;
        this.closings.begin();
        this.phase = 'close';
      }
      if (this.phase === 'close') {
        if (this.invokeNext(this.closings)) return true;
        this.phase = 'timers';
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

  /** Lets firmware move packets, sleeps if nothing is due, and takes the notifications of both. */
  private poll(mayWait: boolean): void {
    const moved = this.runPollers();
    this.takeNotified();
    if (moved || this.notifiedCount > 0) {
      this.lastMove = this.now;
      return;
    }
    if (!mayWait || !this.mayIdle()) return;
    const polling = this.pollers.length > 0 && this.now - this.lastMove < pollingTime;
    if (polling) return;
    const wait = this.timeToWait();
    if (wait <= 0) return;
    this.native.wait(wait);
    this.updateTime();
    this.takeNotified();
    // Whatever woke us is likely to be followed by more.
    if (this.notifiedCount > 0) this.lastMove = this.now;
  }

  private runPollers(): boolean {
    let moved = false;
    const { pollers } = this;
    for (let index = 0; index < pollers.length; index++) {
      const poller = pollers[index];
      if (poller === undefined || !poller.isActive()) continue;
      try {
        if (poller.poll()) moved = true;
      } catch (error) {
        this.report(error);
      }
    }
    return moved;
  }

  private takeNotified(): void {
    // A poller that blocked in `runUntil` may have left some; the ring keeps the others until these are through.
    if (this.notifiedNext < this.notifiedCount) return;
    this.notifiedCount = this.native.takeEvents(this.notified);
    this.notifiedNext = 0;
  }

  private nextNotified(): EventHandle | undefined {
    while (this.notifiedNext < this.notifiedCount) {
      const event = this.notified[this.notifiedNext++];
      const handle = event === undefined ? undefined : this.events.get(event);
      if (handle !== undefined) return handle;
    }
    return undefined;
  }

  private mayIdle(): boolean {
    return (
      this.completions.isEmpty &&
      this.immediates.isEmpty &&
      this.pendings.isEmpty &&
      this.closings.isEmpty &&
      (this.references > 0 || this.blocking > 0)
    );
  }

  private timeToWait(): number {
    const timer = this.timers.first();
    const next = Math.min(timer === undefined ? Number.POSITIVE_INFINITY : timer.deadline, this.limit);
    return Math.min(next - this.native.now(), longestWait);
  }

  private report(error: unknown): void {
    if (this.uncaught === undefined) throw error;
    this.uncaught(error);
  }

  /** Ticks and jobs until neither has left anything to do. After an exception the rest follows. */
  private drain(): void {
    const { native, ticks } = this;
    for (;;) {
      try {
        if (ticks === undefined) {
          native.runJobs();
          return;
        }
        ticks();
        do native.runJobs();
        while (ticks());
        return;
      } catch (error) {
        this.report(error);
      }
    }
  }
}
