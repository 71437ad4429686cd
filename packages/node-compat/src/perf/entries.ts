/** Entries of the performance timeline, and the timeline itself. */
import { codedError, missingArgs, validateNumber, validateObject } from '@efi-node/node-errors';
import { ERR_ILLEGAL_CONSTRUCTOR } from '../errors.ts';
import { runtime } from '../context.ts';
import { inspect } from '../inspect/inspect.ts';
import { toText } from '../text.ts';

const made = Symbol('PerformanceEntry');
const custom = Symbol.for('nodejs.util.inspect.custom');

interface Fields {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail: unknown;
}

const fields: WeakMap<PerformanceEntry, Fields> = new WeakMap();

function fieldsOf(entry: PerformanceEntry): Fields {
  const found = fields.get(entry);
  if (found === undefined)
    throw codedError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type PerformanceEntry', {
      above: fieldsOf,
    });
  return found;
}

/** Milliseconds since the program started. */
export function now(): number {
  const { native, startedAt } = runtime();
  return native.now() - startedAt;
}

export class PerformanceEntry {
  constructor(secret?: unknown, values?: Fields) {
    if (secret !== made || values === undefined) throw new ERR_ILLEGAL_CONSTRUCTOR();
    fields.set(this, values);
  }
  get name(): string {
    return fieldsOf(this).name;
  }
  get entryType(): string {
    return fieldsOf(this).entryType;
  }
  get startTime(): number {
    return fieldsOf(this).startTime;
  }
  get duration(): number {
    return fieldsOf(this).duration;
  }
  toJSON(): object {
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration };
  }
}

function shown(
  this: PerformanceEntry & { readonly detail?: unknown },
  depth: number,
  options: object,
): string {
  const { name, entryType, startTime, duration } = this;
  const told = { name, entryType, startTime, duration, ...('detail' in this && { detail: this.detail }) };
  return depth < 0
    ? this.constructor.name
    : `${this.constructor.name} ${inspect(told, { ...options, depth })}`;
}
Object.defineProperty(PerformanceEntry.prototype, custom, {
  value: shown,
  configurable: true,
  writable: true,
});

/** An entry with something of the user's: marks, measures, timed functions. */
class DetailedEntry extends PerformanceEntry {
  get detail(): unknown {
    return fieldsOf(this).detail;
  }
  override toJSON(): object {
    return { ...super.toJSON(), detail: this.detail };
  }
}

/** What has a `detail` of a class of its own carries the members itself, as in Node. */
function withDetail(prototype: object): void {
  for (const name of ['detail', 'toJSON']) {
    const descriptor = Object.getOwnPropertyDescriptor(DetailedEntry.prototype, name);
    if (descriptor !== undefined) Object.defineProperty(prototype, name, descriptor);
  }
}

interface MarkOptions {
  readonly startTime?: unknown;
  readonly detail?: unknown;
}

function invalidTime(value: unknown): Error {
  return codedError(
    TypeError,
    'ERR_PERFORMANCE_INVALID_TIMESTAMP',
    `${String(value)} is not a valid timestamp`,
    { above: invalidTime },
  );
}

function needName(count: number): void {
  if (count === 0) throw missingArgs('name');
}

export class PerformanceMark extends PerformanceEntry {
  constructor(...args: [name?: unknown, options?: MarkOptions | null]) {
    needName(args.length);
    const [name, options] = args;
    if (typeof name === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
    const label = toText(name);
    if (options !== undefined && options !== null) validateObject(options, 'options');
    const startTime = options?.startTime ?? now();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw invalidTime(startTime);
    const detail =
      options?.detail === undefined || options.detail === null ? null : structuredClone(options.detail);
    super(made, { name: label, entryType: 'mark', startTime, duration: 0, detail });
  }
  declare readonly detail: unknown;
}
withDetail(PerformanceMark.prototype);

export class PerformanceMeasure extends PerformanceEntry {
  declare readonly detail: unknown;
}
withDetail(PerformanceMeasure.prototype);

export function createMeasure(
  name: string,
  startTime: number,
  duration: number,
  detail: unknown,
): PerformanceMeasure {
  const copy = detail === undefined || detail === null ? null : structuredClone(detail);
  return new PerformanceMeasure(made, { name, entryType: 'measure', startTime, duration, detail: copy });
}

/** A call of a function that `timerify` has wrapped; the arguments are its detail. */
export function createFunctionEntry(
  name: string,
  startTime: number,
  duration: number,
  args: readonly unknown[],
): PerformanceEntry {
  return new DetailedEntry(made, { name, entryType: 'function', startTime, duration, detail: args });
}
Object.defineProperty(DetailedEntry, 'name', { value: 'PerformanceEntry' });

export class PerformanceResourceTiming extends PerformanceEntry {}
for (const name of [
  'initiatorType',
  'workerStart',
  'redirectStart',
  'redirectEnd',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'connectEnd',
  'secureConnectionStart',
  'nextHopProtocol',
  'requestStart',
  'responseStart',
  'responseEnd',
  'encodedBodySize',
  'decodedBodySize',
  'transferSize',
  'deliveryType',
  'responseStatus',
]) {
  // No request is entered in the timeline, so there is no object that could be asked.
  Object.defineProperty(PerformanceResourceTiming.prototype, name, {
    get(this: PerformanceResourceTiming) {
      return fieldsOf(this).detail;
    },
    configurable: true,
    enumerable: true,
  });
}

/** Marks and measures, until they are cleared. */
let timeline: PerformanceEntry[] = [];

export function enter(entry: PerformanceEntry): void {
  timeline.push(entry);
}

export function entries(): PerformanceEntry[] {
  return timeline.toSorted((a, b) => a.startTime - b.startTime);
}

export function clear(type: string, name: string | undefined): void {
  timeline = timeline.filter(
    (entry) => entry.entryType !== type || (name !== undefined && entry.name !== name),
  );
}

/** When the last mark of this name was. Throws DOMException (SyntaxError). */
export function timeOfMark(name: string): number {
  const found = timeline.findLast((entry) => entry.entryType === 'mark' && entry.name === name);
  if (found !== undefined) return found.startTime;
  throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
}
