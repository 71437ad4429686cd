/** AbortController and AbortSignal. */
import { validateInteger } from '@efi-node/node-errors';
import { ERR_ILLEGAL_CONSTRUCTOR } from '../../errors.ts';
import { inspect } from '../../inspect/inspect.ts';
import type { InspectOptions } from '../../inspect/options.ts';
import { setTimeout } from '../../timers.ts';
import { isIterable } from '../../narrow.ts';
import { getEventListeners } from '../events.ts';
import { defineEventHandler, Event, EventTarget, trust } from './event-target.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');
const key = Symbol('AbortSignal');

interface State {
  aborted: boolean;
  reason: unknown;
  /** Signals made by `any` that follow this one; held weakly, as they may live shorter. */
  readonly followers: Set<WeakRef<AbortSignal>>;
  /** The signals that this one follows, to keep them while somebody listens here. */
  readonly sources: AbortSignal[];
}

const states: WeakMap<AbortSignal, State> = new WeakMap();

function stateOf(signal: AbortSignal): State {
  const state = states.get(signal);
  if (state === undefined)
    throw Object.assign(new TypeError('Value of "this" must be of type AbortSignal'), {
      code: 'ERR_INVALID_THIS',
    });
  return state;
}

export class AbortSignal extends EventTarget {
  declare onabort: ((event: Event) => unknown) | null;

  constructor(secret?: symbol) {
    super();
    if (secret !== key) throw new ERR_ILLEGAL_CONSTRUCTOR();
    states.set(this, { aborted: false, reason: undefined, followers: new Set(), sources: [] });
  }

  get aborted(): boolean {
    return stateOf(this).aborted;
  }

  get reason(): unknown {
    return stateOf(this).reason;
  }

  throwIfAborted(): void {
    const { aborted, reason } = stateOf(this);
    if (aborted) throw reason;
  }

  static abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): AbortSignal {
    const signal = new AbortSignal(key);
    Object.assign(stateOf(signal), { aborted: true, reason });
    return signal;
  }

  static timeout(delay: number): AbortSignal {
    validateInteger(delay, 'delay', 0, 2 ** 32 - 1);
    const signal = new AbortSignal(key);
    const timer = setTimeout(() => {
      abortSignal(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay);
    timer.unref();
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const result = new AbortSignal(key);
    if (!isIterable(signals)) throw badSignals('signals cannot be converted to sequence.');
    const list = [...signals];
    for (const [index, signal] of list.entries())
      if (!(signal instanceof AbortSignal)) throw badSignals(`signals[${index}] is not of type AbortSignal.`);
    for (const signal of list) {
      if (signal.aborted) {
        Object.assign(stateOf(result), { aborted: true, reason: signal.reason });
        return result;
      }
    }
    const reference = new WeakRef(result);
    for (const signal of list) follow(stateOf(signal).followers, reference);
    stateOf(result).sources.push(...list);
    return result;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...args);
    // Somebody waits for this signal: its sources must be able to reach it.
    for (const source of stateOf(this).sources) keepAlive(source, this);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    super.removeEventListener(...args);
    const { sources } = stateOf(this);
    if (sources.length === 0 || getEventListeners(this, 'abort').length > 0) return;
    for (const source of sources) kept.get(source)?.delete(this);
  }

  override get [Symbol.toStringTag](): string {
    return 'AbortSignal';
  }
}

function badSignals(reason: string): Error {
  return Object.assign(new TypeError(reason), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** Followers of one signal between two looks for those that are gone. */
const FOLLOWERS_AT_ONCE = 64;

/** A signal of the program's whole life is followed by every request that it may end. */
function follow(followers: Set<WeakRef<AbortSignal>>, reference: WeakRef<AbortSignal>): void {
  if (followers.size % FOLLOWERS_AT_ONCE === FOLLOWERS_AT_ONCE - 1)
    for (const each of followers) if (each.deref() === undefined) followers.delete(each);
  followers.add(reference);
}

const kept: WeakMap<AbortSignal, Set<AbortSignal>> = new WeakMap();

function keepAlive(source: AbortSignal, follower: AbortSignal): void {
  let set = kept.get(source);
  if (set === undefined) {
    set = new Set();
    kept.set(source, set);
  }
  set.add(follower);
}

function abortSignal(signal: AbortSignal, reason: unknown): void {
  const state = stateOf(signal);
  if (state.aborted) return;
  state.aborted = true;
  state.reason = reason;
  const followers = [...state.followers].flatMap((reference) => reference.deref() ?? []);
  state.followers.clear();
  kept.delete(signal);
  for (const follower of followers) {
    const inner = stateOf(follower);
    if (!inner.aborted) Object.assign(inner, { reason });
  }
  signal.dispatchEvent(trust(new Event('abort')));
  for (const follower of followers) abortSignal(follower, reason);
}

Object.defineProperty(AbortSignal.prototype, custom, {
  value(this: AbortSignal, depth: number, options: InspectOptions): string {
    if (depth < 0) return '[AbortSignal]';
    return `AbortSignal ${inspect({ aborted: this.aborted }, options)}`;
  },
  configurable: true,
  writable: true,
});
defineEventHandler(AbortSignal.prototype, 'abort');

const signals: WeakMap<AbortController, AbortSignal> = new WeakMap();

export class AbortController {
  constructor() {
    signals.set(this, new AbortSignal(key));
  }

  get signal(): AbortSignal {
    const signal = signals.get(this);
    if (signal === undefined)
      throw Object.assign(new TypeError('Value of "this" must be of type AbortController'), {
        code: 'ERR_INVALID_THIS',
      });
    return signal;
  }

  abort(reason: unknown = new DOMException('This operation was aborted', 'AbortError')): void {
    abortSignal(this.signal, reason);
  }

  get [Symbol.toStringTag](): string {
    return 'AbortController';
  }
}

Object.defineProperty(AbortController.prototype, custom, {
  value(this: AbortController, depth: number, options: InspectOptions): string {
    if (depth < 0) return '[AbortController]';
    return `AbortController ${inspect({ signal: this.signal }, options)}`;
  },
  configurable: true,
  writable: true,
});

const exported: Record<string, unknown> = { AbortController, AbortSignal };
export default exported;
