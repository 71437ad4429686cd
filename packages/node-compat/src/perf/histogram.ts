/** Histograms of whole numbers: exact up to 2047, beyond that in steps that grow with the value (three figures). */
import { codedError, validateInteger, validateNumber, validateObject } from '@efi-node/node-errors';
import { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import { clearInterval, setInterval, type Timeout } from '../timers.ts';
import { runtime } from '../context.ts';

const made = Symbol('Histogram');
/** What an empty histogram says its least value is: the largest number of 64 bits. */
const noMinimum = 2 ** 63;
const exactBits = 11;

interface State {
  /** How often each step has been met, by its lowest value. */
  readonly counts: Map<number, number>;
  count: number;
  exceeds: number;
  last: number | undefined;
}

const states: WeakMap<Histogram, State> = new WeakMap();

function stateOf(histogram: Histogram): State {
  const state = states.get(histogram);
  if (state === undefined)
    throw codedError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type Histogram', {
      above: stateOf,
    });
  return state;
}

/** How far apart the values are that are told apart here. */
function unitOf(value: number): number {
  return value < 2 ** exactBits ? 1 : 2 ** (Math.floor(Math.log2(value)) - exactBits + 1);
}

function note(state: State, value: number, times = 1): void {
  const unit = unitOf(value);
  const step = Math.floor(value / unit) * unit;
  state.counts.set(step, (state.counts.get(step) ?? 0) + times);
  state.count += times;
}

function highest(step: number): number {
  return step + unitOf(step) - 1;
}

function middle(step: number): number {
  return step + Math.floor(unitOf(step) / 2);
}

function steps(state: State): [step: number, times: number][] {
  return [...state.counts].toSorted(([a], [b]) => a - b);
}

function valueAt(state: State, percentile: number): number {
  const wanted = Math.max(1, Math.floor((percentile / 100) * state.count + 0.5));
  let seen = 0;
  for (const [step, times] of steps(state)) {
    seen += times;
    if (seen >= wanted) return highest(step);
  }
  return 0;
}

function checkPercentile(percentile: unknown): asserts percentile is number {
  validateNumber(percentile, 'percentile');
  if (!(percentile > 0 && percentile <= 100))
    throw new ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
}

export class Histogram {
  constructor(secret?: unknown) {
    if (secret !== made) throw new ERR_ILLEGAL_CONSTRUCTOR();
    states.set(this, { counts: new Map(), count: 0, exceeds: 0, last: undefined });
  }
  get count(): number {
    return stateOf(this).count;
  }
  get countBigInt(): bigint {
    return BigInt(this.count);
  }
  get exceeds(): number {
    return stateOf(this).exceeds;
  }
  get exceedsBigInt(): bigint {
    return BigInt(this.exceeds);
  }
  get min(): number {
    return steps(stateOf(this))[0]?.[0] ?? noMinimum;
  }
  get minBigInt(): bigint {
    return this.count === 0 ? 2n ** 63n - 1n : BigInt(this.min);
  }
  get max(): number {
    const last = steps(stateOf(this)).at(-1);
    return last === undefined ? 0 : highest(last[0]);
  }
  get maxBigInt(): bigint {
    return BigInt(this.max);
  }
  get mean(): number {
    const state = stateOf(this);
    let sum = 0;
    for (const [step, times] of state.counts) sum += middle(step) * times;
    return sum / state.count;
  }
  get stddev(): number {
    const state = stateOf(this);
    const { mean } = this;
    let sum = 0;
    for (const [step, times] of state.counts) sum += (middle(step) - mean) ** 2 * times;
    return Math.sqrt(sum / state.count);
  }
  percentile(percentile: unknown): number {
    checkPercentile(percentile);
    return valueAt(stateOf(this), percentile);
  }
  percentileBigInt(percentile: unknown): bigint {
    return BigInt(this.percentile(percentile));
  }
  /** At 0, 50, 75, 87.5, …: each time half of the way that is left, until the largest value is reached. */
  get percentiles(): Map<number, number> {
    const state = stateOf(this);
    const result = new Map<number, number>();
    const most = this.max;
    if (state.count === 0) return result.set(100, 0);
    for (let at = 0; ; at += (100 - at) / 2) {
      const value = valueAt(state, at);
      result.set(at, value);
      if (value >= most || 100 - at < 1e-9) break;
    }
    return result.set(100, most);
  }
  get percentilesBigInt(): Map<number, bigint> {
    return new Map([...this.percentiles].map(([at, value]) => [at, BigInt(value)]));
  }
  reset(): void {
    const state = stateOf(this);
    state.counts.clear();
    state.count = 0;
    state.exceeds = 0;
  }
  toJSON(): object {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }
}
Object.defineProperty(Histogram.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: Histogram, depth: number, options: object) {
    if (depth < 0) return this.constructor.name;
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    const told = { min, max, mean, exceeds, stddev, count, percentiles };
    return `Histogram ${inspect(told, { ...options, depth })}`;
  },
  configurable: true,
  writable: true,
});

export class RecordableHistogram extends Histogram {
  record(value: unknown): void {
    const number = typeof value === 'bigint' ? Number(value) : value;
    validateInteger(number, 'val', 1);
    note(stateOf(this), number);
  }
  /** Nanoseconds since the last call; the first call only looks at the clock. */
  recordDelta(): void {
    const state = stateOf(this);
    const time = Math.round(runtime().native.now() * 1e6);
    if (state.last !== undefined) note(state, Math.max(1, time - state.last));
    state.last = time;
  }
  add(other: unknown): void {
    if (!(other instanceof RecordableHistogram))
      throw new ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    const state = stateOf(this);
    for (const [step, times] of stateOf(other).counts) note(state, step, times);
  }
}

const mostFigures = 5;

export function createHistogram(options: unknown = {}): RecordableHistogram {
  validateObject(options, 'options');
  const given = { lowest: 1, highest: Number.MAX_SAFE_INTEGER, figures: 3, ...options };
  const lowest = typeof given.lowest === 'bigint' ? 1 : given.lowest;
  if (typeof given.lowest !== 'bigint') validateInteger(given.lowest, 'options.lowest', 1);
  if (typeof given.highest !== 'bigint') validateInteger(given.highest, 'options.highest', 2 * lowest);
  validateInteger(given.figures, 'options.figures', 1, mostFigures);
  return new RecordableHistogram(made);
}

export class IntervalHistogram extends Histogram {
  private timer: Timeout | undefined = undefined;
  private readonly resolution: number;
  constructor(secret?: unknown, resolution = 10) {
    super(secret);
    this.resolution = resolution;
    Object.defineProperty(this, 'timer', { enumerable: false, writable: true });
    Object.defineProperty(this, 'resolution', { enumerable: false });
  }
  enable(): boolean {
    if (this.timer !== undefined) return false;
    const { native } = runtime();
    let before = native.now();
    this.timer = setInterval(() => {
      const time = native.now();
      note(stateOf(this), Math.max(1, Math.round((time - before) * 1e6)));
      before = time;
    }, this.resolution);
    this.timer.unref();
    return true;
  }
  disable(): boolean {
    if (this.timer === undefined) return false;
    clearInterval(this.timer);
    this.timer = undefined;
    return true;
  }
}

/** How late the loop's timers are, in nanoseconds. */
export function monitorEventLoopDelay(options: unknown = {}): IntervalHistogram {
  validateObject(options, 'options');
  const { resolution } = { resolution: 10, ...options };
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(made, resolution);
}
