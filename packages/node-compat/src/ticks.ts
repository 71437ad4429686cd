/** Node's nextTick queue and what follows from it: promise jobs, and rejections that nobody handled. */
import { type RuntimeContext, runtime } from './context.ts';
import { ERR_INVALID_ARG_TYPE } from './errors.ts';
import { asyncContextSlot, runInAsyncContext, useAsyncContextSlot } from './async-context.ts';

type Callback = (...args: never[]) => unknown;

interface Tick {
  readonly callback: Callback;
  readonly args: readonly unknown[];
  readonly context: unknown;
}

/** Rejections are told once the ticks and jobs of a callback have run, so that a late `catch` counts. */
export interface RejectionSink {
  unhandled(promise: Promise<unknown>, reason: unknown): void;
  handledLate(promise: Promise<unknown>): void;
}

interface Rejection {
  readonly promise: Promise<unknown>;
  readonly reason: unknown;
  /** The one that it was rejected in. */
  readonly context: unknown;
}

const { apply } = Reflect;

/** First in, first out; the array is reused while it stays short. */
let queue: Tick[] = [];
let head = 0;

/** Handled after they had been reported. */
let handled: Promise<unknown>[] = [];
let pending: Rejection[] = [];
const reported: WeakSet<Promise<unknown>> = new WeakSet();
let report: ((error: unknown) => void) | undefined;
let sink: RejectionSink | undefined;

export function nextTick(callback: Callback, ...args: unknown[]): void {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  queue.push({ callback, args, context: asyncContextSlot.current });
}

function runOne({ callback, args }: Tick): void {
  apply(callback, undefined, args);
}

function runTicks(): void {
  while (head < queue.length) {
    const tick = queue[head];
    head++;
    if (head === queue.length) {
      // Ticks that this one adds start a short array again.
      queue = [];
      head = 0;
    } else if (head > 1024) {
      queue = queue.slice(head);
      head = 0;
    }
    if (tick === undefined) continue;
    try {
      if (tick.context === asyncContextSlot.current) runOne(tick);
      else runInAsyncContext(tick.context, runOne, tick);
    } catch (error) {
      report?.(error);
    }
  }
}

function runRejections(): boolean {
  const late = handled;
  handled = [];
  for (const promise of late) sink?.handledLate(promise);
  if (pending.length === 0) return late.length > 0;
  const due = pending;
  pending = [];
  for (const { promise, reason, context } of due) {
    reported.add(promise);
    runInAsyncContext(context, () => sink?.unhandled(promise, reason));
  }
  return true;
}

/** Runs ticks, jobs and rejections until none is left. It comes after each callback, and most leave it nothing but jobs. */
function drainAll(context: RuntimeContext): void {
  const { native } = context;
  for (;;) {
    if (head < queue.length && !context.closing) runTicks();
    for (let jobs = true; jobs; ) {
      try {
        native.runJobs();
        jobs = false;
      } catch (error) {
        report?.(error);
      }
    }
    if (context.closing) return;
    if (head < queue.length) continue;
    if ((pending.length === 0 && handled.length === 0) || !runRejections()) return;
  }
}

function drain(context: RuntimeContext): void {
  drainAll(context);
  // A store that a callback entered ends with it.
  asyncContextSlot.current = undefined;
}

export function installTicks(reportException: (error: unknown) => void, rejections: RejectionSink): void {
  report = reportException;
  sink = rejections;
  const context = runtime();
  const { native, loop } = context;
  useAsyncContextSlot(native.asyncContext);
  native.onRejection((kind, promise, reason) => {
    if (kind === 'unhandled') {
      pending.push({ promise, reason, context: asyncContextSlot.current });
      return;
    }
    const before = pending.length;
    pending = pending.filter((entry) => entry.promise !== promise);
    if (pending.length === before && reported.has(promise)) {
      reported.delete(promise);
      handled.push(promise);
    }
  });
  loop.setDrain(() => drain(context));
  loop.setUncaught(reportException);
}
