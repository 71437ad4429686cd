/** node:perf_hooks: time, marks, measures, timed functions and histograms. Requests and lookups are not entered. */
import {
  codedError,
  missingArgs,
  validateFunction,
  validateObject,
  validateString,
} from '@efi-node/node-errors';
import { runtime } from '../context.ts';
import { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { isFunction, isObject, member } from '../narrow.ts';
import {
  clear,
  createFunctionEntry,
  createMeasure,
  enter,
  entries,
  now,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceResourceTiming,
  timeOfMark,
} from '../perf/entries.ts';
import { createHistogram, monitorEventLoopDelay, RecordableHistogram } from '../perf/histogram.ts';
import {
  isObserved,
  PerformanceObserver,
  PerformanceObserverEntryList,
  tellObservers,
} from '../perf/observer.ts';
import { toText } from '../text.ts';
import { unavailable } from '../unavailable.ts';
import { defineEventHandler, EventTarget } from './internal/event-target.ts';

const made = Symbol('Performance');

interface Utilization {
  readonly idle: number;
  readonly active: number;
  readonly utilization: number;
}

function isUtilization(value: unknown): value is Utilization {
  return (
    isObject(value) &&
    typeof member(value, 'idle') === 'number' &&
    typeof member(value, 'active') === 'number'
  );
}

function utilization(idle: number, active: number): Utilization {
  return { idle, active, utilization: idle + active === 0 ? 0 : active / (idle + active) };
}

/** Milliseconds that the loop has slept and worked, since the program started or between two such figures. */
function eventLoopUtilization(first?: unknown, second?: unknown): Utilization {
  if (isUtilization(first) && isUtilization(second))
    return utilization(first.idle - second.idle, first.active - second.active);
  const idle = runtime().loop.idleTime;
  const active = Math.max(0, now() - idle);
  if (!isUtilization(first)) return utilization(idle, active);
  return utilization(idle - first.idle, active - first.active);
}

interface TimerifyOptions {
  readonly histogram?: unknown;
}

/** The function, whose calls are told to observers of 'function' and entered in the histogram. */
function timerify(fn: unknown, options: TimerifyOptions = {}): unknown {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  if (histogram !== undefined && !(histogram instanceof RecordableHistogram))
    throw new ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  if (!isFunction(fn)) return fn;
  const work = fn;
  const finish = (started: number, args: readonly unknown[]): void => {
    const duration = now() - started;
    if (histogram !== undefined) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
    if (isObserved('function')) tellObservers(createFunctionEntry(work.name, started, duration, args));
  };
  function timerified(this: unknown, ...args: unknown[]): unknown {
    const started = now();
    const result: unknown =
      new.target === undefined ? Reflect.apply(work, this, args) : Reflect.construct(work, args, work);
    if (isObject(result) && isFunction(member(result, 'finally')) && result instanceof Promise)
      return result.finally(() => finish(started, args));
    finish(started, args);
    return result;
  }
  Object.defineProperty(timerified, 'length', { value: work.length, configurable: true });
  Object.defineProperty(timerified, 'name', { value: `timerified ${work.name}`, configurable: true });
  return timerified;
}

function nodeTiming(): object {
  const timing = {
    name: 'node',
    entryType: 'node',
    startTime: 0,
    duration: now(),
    nodeStart: 0,
    v8Start: 0,
    environment: 0,
    bootstrapComplete: 0,
    loopStart: 0,
    loopExit: -1,
    idleTime: runtime().loop.idleTime,
  };
  return Object.defineProperty(timing, 'toJSON', { value: () => ({ ...timing }), configurable: true });
}

function checkReceiver(value: unknown): void {
  if (value instanceof Performance) return;
  throw codedError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type Performance', {
    above: checkReceiver,
  });
}

function timeOf(mark: unknown): number {
  return typeof mark === 'number' ? mark : timeOfMark(toText(mark));
}

function invalidMeasure(reason: string): Error {
  return codedError(TypeError, 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', reason, { above: invalidMeasure });
}

/** Start and end of a measure, by marks, by times, or by one of them and the duration. */
function span(first: unknown, endMark: unknown): { start: number; end: number; detail: unknown } {
  if (!isObject(first)) {
    const start = first === undefined || first === null ? 0 : timeOf(first);
    return { start, end: endMark === undefined || endMark === null ? now() : timeOf(endMark), detail: null };
  }
  const { start, end, duration, detail } = {
    start: member(first, 'start'),
    end: member(first, 'end'),
    duration: member(first, 'duration'),
    detail: member(first, 'detail'),
  };
  if (endMark !== undefined) throw invalidMeasure('endMark must not be specified');
  if (start === undefined && end === undefined)
    throw invalidMeasure('One of options.start or options.end is required');
  if (start !== undefined && end !== undefined && duration !== undefined)
    throw invalidMeasure('Must not have options.start, options.end, and options.duration specified');
  const length = Number(duration ?? 0);
  const ends =
    end !== undefined
      ? timeOf(end)
      : duration !== undefined && start !== undefined
        ? timeOf(start) + length
        : now();
  const starts = start !== undefined ? timeOf(start) : duration !== undefined ? ends - length : 0;
  return { start: starts, end: ends, detail };
}

export class Performance extends EventTarget {
  constructor(secret?: unknown) {
    if (secret !== made) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }
  now(): number {
    checkReceiver(this);
    return now();
  }
  get timeOrigin(): number {
    return runtime().native.wallClock() - now();
  }
  get nodeTiming(): object {
    return nodeTiming();
  }
  mark(...args: ConstructorParameters<typeof PerformanceMark>): PerformanceMark {
    const mark = new PerformanceMark(...args);
    enter(mark);
    tellObservers(mark);
    return mark;
  }
  measure(...args: [name?: unknown, startOrOptions?: unknown, endMark?: unknown]): PerformanceMeasure {
    if (args.length === 0) throw missingArgs('name');
    const [name, startOrOptions, endMark] = args;
    validateString(name, 'name');
    const { start, end, detail } = span(startOrOptions, endMark);
    const measure = createMeasure(name, start, end - start, detail);
    enter(measure);
    tellObservers(measure);
    return measure;
  }
  clearMarks(name?: unknown): void {
    clear('mark', name === undefined ? undefined : toText(name));
  }
  clearMeasures(name?: unknown): void {
    clear('measure', name === undefined ? undefined : toText(name));
  }
  /** Requests are not entered in the timeline: there is never one to clear. */
  clearResourceTimings(_name?: unknown): void {}
  setResourceTimingBufferSize(_size?: unknown): void {}
  markResourceTiming(..._args: unknown[]): never {
    return unavailable('perf_hooks', 'markResourceTiming', 'use performance.mark')();
  }
  getEntries(): PerformanceEntry[] {
    return entries();
  }
  getEntriesByName(...args: [name?: unknown, type?: unknown]): PerformanceEntry[] {
    if (args.length === 0) throw missingArgs('name');
    const [name, type] = args;
    return entries().filter(
      (entry) => entry.name === toText(name) && (type === undefined || entry.entryType === toText(type)),
    );
  }
  getEntriesByType(...args: [type?: unknown]): PerformanceEntry[] {
    if (args.length === 0) throw missingArgs('type');
    return entries().filter((entry) => entry.entryType === toText(args[0]));
  }
  toJSON(): object {
    return {
      nodeTiming: this.nodeTiming,
      timeOrigin: this.timeOrigin,
      eventLoopUtilization: eventLoopUtilization(),
    };
  }
  override get [Symbol.toStringTag](): string {
    return 'Performance';
  }
}
Object.assign(Performance.prototype, { eventLoopUtilization, timerify });
defineEventHandler(Performance.prototype, 'resourcetimingbufferfull');

export const performance: Performance = new Performance(made);

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

const perfHooks: Record<string, unknown> = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  PerformanceResourceTiming,
  monitorEventLoopDelay,
  eventLoopUtilization,
  timerify,
  createHistogram,
  performance,
  constants,
};
export default perfHooks;
