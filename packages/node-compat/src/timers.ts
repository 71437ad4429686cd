/** setTimeout, setInterval and setImmediate over the machine's loop, with Node's timer objects. */
import type { LoopHandle, LoopTimer } from '@efi-node/efi-core';
import { asyncContext, runInAsyncContext } from './async-context.ts';
import { runtime } from './context.ts';
import { ERR_INVALID_ARG_TYPE } from './errors.ts';
import { builtin } from './load.ts';

export type TimerCallback = (...args: never[]) => unknown;

const longest = 2 ** 31 - 1;

/** What is still to fire, for `process.getActiveResourcesInfo`. */
const active: Set<Timeout | Immediate> = new Set();

/** The kinds of the timers that keep the program alive. */
export function activeTimers(): string[] {
  const referenced = [...active].filter((timer) => timer.hasRef());
  const immediates = referenced.filter((timer) => timer instanceof Immediate).length;
  return [
    ...Array.from({ length: referenced.length - immediates }, () => 'Timeout'),
    ...Array.from({ length: immediates }, () => 'Immediate'),
  ];
}

/** Timers whose number somebody has asked for. */
const byNumber: Map<number, Timeout> = new Map();
let lastNumber = 0;

function checkCallback(callback: unknown): asserts callback is TimerCallback {
  if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
}

/** Kinds of odd delays that have been warned of: each once. */
const warned: Set<string> = new Set();

function warnDelay(name: string, text: string): void {
  if (warned.has(name)) return;
  if (name !== 'TimeoutOverflowWarning') warned.add(name);
  process.emitWarning(`${text}\nTimeout duration was set to 1.`, name);
}

/** Milliseconds as a timer takes them; fractions stay. */
function toDelay(value: unknown): number {
  if (value === undefined) return 1;
  const delay = Number(value);
  if (delay >= 1 && delay <= longest) return delay;
  if (delay > longest)
    warnDelay('TimeoutOverflowWarning', `${delay} does not fit into a 32-bit signed integer.`);
  else if (delay < 0) warnDelay('TimeoutNegativeWarning', `${delay} is a negative number.`);
  else if (Number.isNaN(delay)) warnDelay('TimeoutNaNWarning', `${delay} is not a number.`);
  return 1;
}

/** What a Timeout does not show. */
interface TimeoutState {
  timer: LoopTimer | undefined;
  /** Whether it will fire (again): set by `refresh` inside its own callback. */
  armed: boolean;
  referenced: boolean;
  readonly context: unknown;
  /** What the timer is as a primitive; 0 until somebody asks. */
  number: number;
}

export class Timeout {
  _idleTimeout: number;
  _idleStart: number;
  _onTimeout: TimerCallback | null;
  _timerArgs: unknown[] | undefined;
  _repeat: number | null;
  _destroyed = false;
  declare private readonly _state: TimeoutState;

  constructor(
    callback: TimerCallback,
    delay: unknown,
    args: unknown[] | undefined,
    repeat: boolean,
    referenced = true,
  ) {
    const { loop } = runtime();
    this._idleTimeout = toDelay(delay);
    this._idleStart = loop.now;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? this._idleTimeout : null;
    Object.defineProperty(this, '_state', {
      value: { timer: undefined, armed: false, referenced, context: asyncContext(), number: 0 },
    });
    this._start();
  }

  /** Arms the loop's timer for the present `_idleTimeout`. */
  _start(): void {
    const state = this._state;
    state.timer?.close();
    const { loop } = runtime();
    state.timer = loop.timer(() => this._fire(), Math.trunc(this._idleTimeout));
    if (!state.referenced) state.timer.unref();
    state.armed = true;
    active.add(this);
    this._idleStart = loop.now;
  }

  _fire(): void {
    if (runtime().closing) return;
    const state = this._state;
    const callback = this._onTimeout;
    if (callback === null) return;
    state.armed = false;
    try {
      const args = this._timerArgs ?? [];
      if (state.context === asyncContext()) Reflect.apply(callback, this, args);
      else runInAsyncContext(state.context, () => void Reflect.apply(callback, this, args));
    } finally {
      if (!state.armed && !this._destroyed) {
        if (this._repeat !== null && state.timer !== undefined) {
          // As in Node the next period starts when the callback has returned.
          runtime().loop.updateTime();
          state.timer.refresh();
          this._idleStart = runtime().loop.now;
        } else this._forget();
      }
    }
  }

  private _forget(): void {
    this._destroyed = true;
    active.delete(this);
    const { number } = this._state;
    if (number !== 0) byNumber.delete(number);
  }

  refresh(): this {
    if (this._onTimeout === null || this._idleTimeout === -1) return this;
    const { timer } = this._state;
    if (timer === undefined) return this;
    runtime().loop.updateTime();
    timer.refresh();
    this._idleStart = runtime().loop.now;
    this._destroyed = false;
    active.add(this);
    this._state.armed = true;
    return this;
  }

  ref(): this {
    this._state.referenced = true;
    this._state.timer?.ref();
    return this;
  }

  unref(): this {
    this._state.referenced = false;
    this._state.timer?.unref();
    return this;
  }

  hasRef(): boolean {
    return this._state.referenced;
  }

  close(): this {
    clearTimeout(this);
    return this;
  }

  _stop(): void {
    this._state.timer?.close();
    this._state.timer = undefined;
    this._onTimeout = null;
    this._idleTimeout = -1;
    this._forget();
  }

  [Symbol.toPrimitive](): number {
    const state = this._state;
    if (state.number === 0) {
      lastNumber++;
      state.number = lastNumber;
      if (!this._destroyed) byNumber.set(lastNumber, this);
    }
    return state.number;
  }

  [Symbol.dispose](): void {
    clearTimeout(this);
  }
}

export class Immediate {
  _onImmediate: TimerCallback | null;
  _argv: unknown[] | undefined;
  _destroyed = false;
  declare private readonly _state: { handle: LoopHandle | undefined; referenced: boolean };

  constructor(callback: TimerCallback, args: unknown[] | undefined) {
    this._onImmediate = callback;
    this._argv = args;
    const context = asyncContext();
    const handle = runtime().loop.immediate(() => {
      if (runtime().closing) return;
      this._destroyed = true;
      active.delete(this);
      this._onImmediate = null;
      if (context === asyncContext()) Reflect.apply(callback, this, args ?? []);
      else runInAsyncContext(context, () => void Reflect.apply(callback, this, args ?? []));
    });
    Object.defineProperty(this, '_state', { value: { handle, referenced: true } });
    active.add(this);
  }

  ref(): this {
    this._state.referenced = true;
    if (!this._destroyed) this._state.handle?.ref();
    return this;
  }

  unref(): this {
    this._state.referenced = false;
    if (!this._destroyed) this._state.handle?.unref();
    return this;
  }

  hasRef(): boolean {
    return this._state.referenced && !this._destroyed;
  }

  _stop(): void {
    this._state.handle?.close();
    this._destroyed = true;
    active.delete(this);
    this._onImmediate = null;
  }

  [Symbol.dispose](): void {
    clearImmediate(this);
  }
}

export function setTimeout(callback: TimerCallback, delay?: number, ...args: unknown[]): Timeout {
  checkCallback(callback);
  return new Timeout(callback, delay, args.length === 0 ? undefined : args, false);
}

export function setInterval(callback: TimerCallback, delay?: number, ...args: unknown[]): Timeout {
  checkCallback(callback);
  return new Timeout(callback, delay, args.length === 0 ? undefined : args, true);
}

export function setImmediate(callback: TimerCallback, ...args: unknown[]): Immediate {
  checkCallback(callback);
  return new Immediate(callback, args.length === 0 ? undefined : args);
}

/** `util.promisify` of a timer function is the one of node:timers/promises. */
for (const [timer, name] of [
  [setTimeout, 'setTimeout'],
  [setImmediate, 'setImmediate'],
] as const) {
  Object.defineProperty(timer, Symbol.for('nodejs.util.promisify.custom'), {
    get: () => Reflect.get(Object(builtin('timers/promises')), name) as unknown,
    enumerable: true,
  });
}

export function clearTimeout(timer?: unknown): void {
  if (timer instanceof Timeout) {
    timer._stop();
    return;
  }
  if (typeof timer === 'number' || typeof timer === 'string') byNumber.get(Number(timer))?._stop();
}

export function clearInterval(timer?: unknown): void {
  clearTimeout(timer);
}

export function clearImmediate(immediate?: unknown): void {
  if (immediate instanceof Immediate && !immediate._destroyed) immediate._stop();
}
