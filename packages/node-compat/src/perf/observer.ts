/** PerformanceObserver: hears of entries of the kinds that it asked for, a turn of the loop later. */
import { codedError, missingArgs, validateFunction, validateObject } from '@efi-node/node-errors';
import { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { member } from '../narrow.ts';
import { toText } from '../text.ts';
import { setImmediate } from '../timers.ts';
import { entries, type PerformanceEntry } from './entries.ts';

const made = Symbol('PerformanceObserverEntryList');
const lists: WeakMap<PerformanceObserverEntryList, readonly PerformanceEntry[]> = new WeakMap();

export class PerformanceObserverEntryList {
  constructor(secret?: unknown, list: readonly PerformanceEntry[] = []) {
    if (secret !== made) throw new ERR_ILLEGAL_CONSTRUCTOR();
    lists.set(
      this,
      list.toSorted((a, b) => a.startTime - b.startTime),
    );
  }
  getEntries(): PerformanceEntry[] {
    return [...(lists.get(this) ?? [])];
  }
  getEntriesByType(type: unknown): PerformanceEntry[] {
    return this.getEntries().filter((entry) => entry.entryType === toText(type));
  }
  getEntriesByName(name: unknown, type?: unknown): PerformanceEntry[] {
    return this.getEntries().filter(
      (entry) =>
        entry.name === toText(name) && (type === undefined || type === null || entry.entryType === type),
    );
  }
}

/** Kinds that entries are made of here. Node has further ones, which are never made: nobody would hear of anything. */
const supported: readonly string[] = ['function', 'mark', 'measure'];

type Callback = (list: PerformanceObserverEntryList, observer: PerformanceObserver) => void;

interface State {
  readonly callback: Callback;
  types: Set<string>;
  mode: 'none' | 'single' | 'multiple';
  waiting: PerformanceEntry[];
}

const states: WeakMap<PerformanceObserver, State> = new WeakMap();
const observers: Set<PerformanceObserver> = new Set();

function stateOf(observer: PerformanceObserver): State {
  const state = states.get(observer);
  if (state === undefined)
    throw codedError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type PerformanceObserver', {
      above: stateOf,
    });
  return state;
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

function wait(observer: PerformanceObserver, found: readonly PerformanceEntry[]): void {
  const state = stateOf(observer);
  if (found.length === 0) return;
  state.waiting.push(...found);
  if (state.waiting.length > found.length) return;
  setImmediate(() => {
    const list = observer.takeRecords();
    if (list.length > 0)
      state.callback.call(observer, new PerformanceObserverEntryList(made, list), observer);
  });
}

export function tellObservers(entry: PerformanceEntry): void {
  for (const observer of observers) if (stateOf(observer).types.has(entry.entryType)) wait(observer, [entry]);
}

/** Whether anybody wants to know of this kind. */
export function isObserved(type: string): boolean {
  for (const observer of observers) if (stateOf(observer).types.has(type)) return true;
  return false;
}

export class PerformanceObserver {
  static get supportedEntryTypes(): readonly string[] {
    return supported;
  }

  constructor(callback?: unknown) {
    validateFunction(callback, 'callback');
    if (isCallback(callback)) states.set(this, { callback, types: new Set(), mode: 'none', waiting: [] });
  }

  observe(options: unknown = {}): void {
    const state = stateOf(this);
    validateObject(options, 'options');
    const entryTypes = member(options, 'entryTypes');
    const type = member(options, 'type');
    if (entryTypes === undefined && type === undefined)
      throw missingArgs('options.entryTypes', 'options.type');
    if (entryTypes !== undefined && entryTypes !== null && type !== undefined && type !== null)
      throw new ERR_INVALID_ARG_VALUE(
        'options.entryTypes',
        entryTypes,
        'options.entryTypes can not set with options.type together',
      );
    if (entryTypes !== undefined) {
      if (!Array.isArray(entryTypes))
        throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      state.mode = 'multiple';
      state.types = new Set(entryTypes.map(String).filter((each) => supported.includes(each)));
    } else if (typeof type === 'string' && supported.includes(type)) {
      state.mode = 'single';
      state.types.add(type);
      if (member(options, 'buffered') === true)
        wait(
          this,
          entries().filter((entry) => entry.entryType === type),
        );
    }
    if (state.types.size > 0) observers.add(this);
    else this.disconnect();
  }

  disconnect(): void {
    const state = stateOf(this);
    observers.delete(this);
    state.types = new Set();
    state.waiting = [];
    state.mode = 'none';
  }

  takeRecords(): PerformanceEntry[] {
    return stateOf(this).waiting.splice(0);
  }
}
