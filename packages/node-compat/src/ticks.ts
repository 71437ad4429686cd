/** Node's nextTick queue and what follows from it: promise jobs, and rejections that nobody handled. */
import { runtime } from './context.ts';
import { ERR_INVALID_ARG_TYPE } from './errors.ts';
import { asyncContext, runInAsyncContext } from './async-context.ts';

type Callback = (...args: never[]) => unknown;

interface Tick {
  readonly callback: Callback;
  readonly args: readonly unknown[] | undefined;
  readonly context: unknown;
}

/** Rejections are told once the ticks and jobs of a callback have run, so that a late `catch` counts. */
export interface RejectionSink {
  unhandled(promise: Promise<unknown>, reason: unknown): void;
  handledLate(promise: Promise<unknown>): void;
}

/** First in, first out; the array is reused while it stays short. */
let queue: Tick[] = [];
let head = 0;

/** Handled after they had been reported. */
let handled: Promise<unknown>[] = [];
let pending: { readonly promise: Promise<unknown>; readonly reason: unknown }[] = [];
const reported: WeakSet<Promise<unknown>> = new WeakSet();
let report: ((error: unknown) => void) | undefined;
let sink: RejectionSink | undefined;

export function nextTick(callback: Callback, ...args: unknown[]): void {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  queue.push({ callback, args: args.length === 0 ? undefined : args, context: asyncContext() });
}

function runOne(tick: Tick): void {
  const { callback, args } = tick;
  if (args === undefined) Reflect.apply(callback, undefined, []);
  else Reflect.apply(callback, undefined, args);
}

function runTicks(): boolean {
  if (head === queue.length) return false;
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
      if (tick.context === asyncContext()) runOne(tick);
      else runInAsyncContext(tick.context, runOne, tick);
    } catch (error) {
      report?.(error);
    }
  }
  return true;
}

function runJobs(): void {
  const { native } = runtime();
  for (;;) {
    try {
      native.runJobs();
      return;
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
  for (const { promise, reason } of due) {
    reported.add(promise);
    sink?.unhandled(promise, reason);
  }
  return true;
}

/** Runs ticks, jobs and rejections until none is left. */
export function drain(): boolean {
  const context = runtime();
  if (context.closing) return false;
  let ran = false;
  do {
    if (runTicks()) ran = true;
    runJobs();
  } while (!context.closing && (head < queue.length || runRejections()));
  return ran;
}

export function installTicks(reportException: (error: unknown) => void, rejections: RejectionSink): void {
  report = reportException;
  sink = rejections;
  const { native, loop } = runtime();
  native.onRejection((kind, promise, reason) => {
    if (kind === 'unhandled') {
      pending.push({ promise, reason });
      return;
    }
    const before = pending.length;
    pending = pending.filter((entry) => entry.promise !== promise);
    if (pending.length === before && reported.has(promise)) {
      reported.delete(promise);
      handled.push(promise);
    }
  });
  loop.setTickQueue(drain);
  loop.setUncaught(reportException);
}
