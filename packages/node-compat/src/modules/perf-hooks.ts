/** node:perf_hooks: time, marks and measures. Observers hear of marks and measures. */
import { toText } from '../text.ts';
import { runtime } from '../context.ts';
import { unavailable } from '../unavailable.ts';

export class PerformanceEntry {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail: unknown;
  constructor(name: string, entryType: string, startTime: number, duration: number, detail: unknown) {
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
    this.detail = detail;
  }
  toJSON(): object {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}
export class PerformanceMark extends PerformanceEntry {}
export class PerformanceMeasure extends PerformanceEntry {}

let entries: PerformanceEntry[] = [];
const observers: Set<PerformanceObserver> = new Set();

function now(): number {
  const { native, startedAt } = runtime();
  return native.now() - startedAt;
}

function timeOf(mark: unknown, fallback: number): number {
  if (mark === undefined) return fallback;
  if (typeof mark === 'number') return mark;
  const found = entries.findLast((entry) => entry.entryType === 'mark' && entry.name === toText(mark));
  if (found === undefined)
    throw new DOMException(`The "${toText(mark)}" performance mark has not been set`, 'SyntaxError');
  return found.startTime;
}

function record<T extends PerformanceEntry>(entry: T): T {
  entries.push(entry);
  for (const observer of observers) observer._hear(entry);
  return entry;
}

export class PerformanceObserverEntryList {
  private readonly list: readonly PerformanceEntry[];
  constructor(list: readonly PerformanceEntry[]) {
    this.list = list;
  }
  getEntries(): PerformanceEntry[] {
    return [...this.list];
  }
  getEntriesByName(name: string): PerformanceEntry[] {
    return this.list.filter((entry) => entry.name === name);
  }
  getEntriesByType(type: string): PerformanceEntry[] {
    return this.list.filter((entry) => entry.entryType === type);
  }
}

export class PerformanceObserver {
  static readonly supportedEntryTypes: readonly string[] = ['mark', 'measure'];
  private readonly callback: (list: PerformanceObserverEntryList, observer: PerformanceObserver) => void;
  private types: readonly string[] = [];
  private waiting: PerformanceEntry[] = [];

  constructor(callback: (list: PerformanceObserverEntryList, observer: PerformanceObserver) => void) {
    this.callback = callback;
  }
  observe(options: { entryTypes?: readonly string[]; type?: string }): void {
    this.types = options.entryTypes ?? (options.type === undefined ? [] : [options.type]);
    observers.add(this);
  }
  disconnect(): void {
    observers.delete(this);
  }
  takeRecords(): PerformanceEntry[] {
    return this.waiting.splice(0);
  }
  _hear(entry: PerformanceEntry): void {
    if (!this.types.includes(entry.entryType)) return;
    this.waiting.push(entry);
    if (this.waiting.length > 1) return;
    setImmediate(() => {
      const list = this.takeRecords();
      if (list.length > 0) this.callback(new PerformanceObserverEntryList(list), this);
    });
  }
}

function select(type: string, name: unknown): void {
  entries = entries.filter(
    (entry) => entry.entryType !== type || (name !== undefined && entry.name !== toText(name)),
  );
}

interface MeasureOptions {
  start?: unknown;
  end?: unknown;
  duration?: number;
  detail?: unknown;
}

export class Performance {
  now(): number {
    return now();
  }
  get timeOrigin(): number {
    return runtime().native.wallClock() - now();
  }
  mark(name: unknown, options: { startTime?: number; detail?: unknown } = {}): PerformanceMark {
    return record(
      new PerformanceMark(String(name), 'mark', options.startTime ?? now(), 0, options.detail ?? null),
    );
  }
  measure(name: unknown, startOrOptions?: unknown, endMark?: unknown): PerformanceMeasure {
    const given: MeasureOptions =
      typeof startOrOptions === 'object' && startOrOptions !== null
        ? startOrOptions
        : { start: startOrOptions, end: endMark };
    const end =
      given.end === undefined && given.duration !== undefined && given.start !== undefined
        ? timeOf(given.start, 0) + given.duration
        : timeOf(given.end, now());
    const start =
      given.start === undefined && given.duration !== undefined
        ? end - given.duration
        : timeOf(given.start, 0);
    return record(new PerformanceMeasure(String(name), 'measure', start, end - start, given.detail ?? null));
  }
  clearMarks(name?: unknown): void {
    select('mark', name);
  }
  clearMeasures(name?: unknown): void {
    select('measure', name);
  }
  getEntries(): PerformanceEntry[] {
    return entries.toSorted((a, b) => a.startTime - b.startTime);
  }
  getEntriesByName(name: unknown, type?: string): PerformanceEntry[] {
    return this.getEntries().filter(
      (entry) => entry.name === String(name) && (type === undefined || entry.entryType === type),
    );
  }
  getEntriesByType(type: string): PerformanceEntry[] {
    return this.getEntries().filter((entry) => entry.entryType === type);
  }
  eventLoopUtilization(): { idle: number; active: number; utilization: number } {
    return { idle: 0, active: 0, utilization: 0 };
  }
  timerify<T>(fn: T): T {
    return fn;
  }
  clearResourceTimings(): void {}
  setResourceTimingBufferSize(): void {}
  markResourceTiming(): void {}
  get nodeTiming(): object {
    return { name: 'node', entryType: 'node', startTime: 0, duration: now() };
  }
  toJSON(): object {
    return { timeOrigin: this.timeOrigin };
  }
  get [Symbol.toStringTag](): string {
    return 'Performance';
  }
}

export const performance: Performance = new Performance();

const perfHooks: Record<string, unknown> = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  performance,
  constants: {},
  monitorEventLoopDelay: unavailable('perf_hooks', 'monitorEventLoopDelay', 'measure with performance.now()'),
  createHistogram: unavailable('perf_hooks', 'createHistogram', 'measure with performance.now()'),
};
export default perfHooks;
