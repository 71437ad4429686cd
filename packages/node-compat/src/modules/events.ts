/** node:events. */
import { asConstructor } from '../callable.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { ERR_OUT_OF_RANGE, ERR_UNHANDLED_ERROR } from '../errors.ts';
import { abortError, eventEmitterOn, eventEmitterOnce } from '../events/async.ts';
import { noteUnheard } from '../events/unheard.ts';
import { inspect } from '../inspect/inspect.ts';
import { AsyncResource } from '../async-resource.ts';
import { bareRecord, isFunction, member } from '../narrow.ts';

export type Listener = (...args: never[]) => unknown;
export type EventName = string | symbol | number;

interface Wrapped extends Listener {
  listener?: Listener;
  warned?: boolean;
}
type Listeners = Wrapped[] & { warned?: boolean };

export interface EventEmitterOptions {
  captureRejections?: boolean;
}

/** An emitter as this module sees it; everything public is on the prototype. */
export interface EventEmitter {
  _events: Record<EventName, Wrapped | Listeners> | undefined;
  _eventsCount: number;
  _maxListeners: number | undefined;
  [captureSymbol]: boolean;
  [shapeSymbol]: boolean;
  addListener(type: EventName, listener: Listener): this;
  on(type: EventName, listener: Listener): this;
  prependListener(type: EventName, listener: Listener): this;
  once(type: EventName, listener: Listener): this;
  prependOnceListener(type: EventName, listener: Listener): this;
  removeListener(type: EventName, listener: Listener): this;
  off(type: EventName, listener: Listener): this;
  removeAllListeners(type?: EventName): this;
  setMaxListeners(n: number): this;
  getMaxListeners(): number;
  emit(type: EventName, ...args: unknown[]): boolean;
  listeners(type: EventName): Listener[];
  rawListeners(type: EventName): Listener[];
  listenerCount(type: EventName, listener?: Listener): number;
  eventNames(): EventName[];
}

const captureSymbol: unique symbol = Symbol('kCapture');
const shapeSymbol: unique symbol = Symbol('shapeMode');
export const errorMonitor: symbol = Symbol('events.errorMonitor');
export const captureRejectionSymbol: symbol = Symbol.for('nodejs.rejection');

let defaultMaxListeners = 10;
let defaultCapture = false;

type Constructor = {
  new (options?: EventEmitterOptions): EventEmitter;
  (this: EventEmitter, options?: EventEmitterOptions): void;
  prototype: EventEmitter;
};

function EventEmitterFunction(this: EventEmitter, options?: EventEmitterOptions): void {
  init(this, options);
}

export const EventEmitter: Constructor = asConstructor(EventEmitterFunction);
Object.defineProperty(EventEmitter, 'name', { value: 'EventEmitter' });

function init(emitter: EventEmitter, options: EventEmitterOptions | undefined): void {
  if (
    emitter._events === undefined ||
    emitter._events === member(Reflect.getPrototypeOf(emitter), '_events')
  ) {
    emitter._events = bareRecord();
    emitter._eventsCount = 0;
  }
  // oxlint-disable-next-line unicorn/no-useless-undefined -- the property is to be there, as on Node: programs enumerate it
  if (emitter._maxListeners === undefined) emitter._maxListeners = undefined;
  emitter[shapeSymbol] = false;
  const capture: unknown = options?.captureRejections;
  if (capture === undefined) emitter[captureSymbol] = defaultCapture;
  else {
    if (typeof capture !== 'boolean')
      throw new ERR_INVALID_ARG_TYPE('options.captureRejections', 'boolean', capture);
    emitter[captureSymbol] = capture;
  }
}

function checkListener(listener: unknown): asserts listener is Listener {
  if (typeof listener !== 'function') throw new ERR_INVALID_ARG_TYPE('listener', 'Function', listener);
}

function eventsOf(emitter: EventEmitter): Record<EventName, Wrapped | Listeners> {
  let events = emitter._events;
  if (events === undefined) {
    events = bareRecord();
    emitter._events = events;
    emitter._eventsCount = 0;
  }
  return events;
}

function add(emitter: EventEmitter, type: EventName, listener: Listener, first: boolean): EventEmitter {
  checkListener(listener);
  const events = eventsOf(emitter);
  if (events['newListener'] !== undefined) {
    emitter.emit('newListener', type, member(listener, 'listener') ?? listener);
  }
  const existing = eventsOf(emitter)[type];
  if (existing === undefined) {
    eventsOf(emitter)[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  let list: Listeners;
  if (typeof existing === 'function') {
    list = first ? [listener, existing] : [existing, listener];
    eventsOf(emitter)[type] = list;
  } else {
    list = existing;
    if (first) list.unshift(listener);
    else list.push(listener);
  }
  const limit = emitter.getMaxListeners();
  if (limit > 0 && list.length > limit && list.warned !== true) warnLeak(emitter, type, list);
  return emitter;
}

function warnLeak(emitter: EventEmitter, type: EventName, list: Listeners): void {
  list.warned = true;
  const name: unknown = emitter.constructor?.name;
  const warning = Object.assign(
    new Error(
      `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners added to ` +
        `${inspect(emitter, { depth: -1 }) || String(name)}. MaxListeners is ${emitter.getMaxListeners()}. ` +
        'Use emitter.setMaxListeners() to increase limit',
    ),
    { name: 'MaxListenersExceededWarning', emitter, type, count: list.length },
  );
  process.emitWarning(warning);
}

function onceWrapper(emitter: EventEmitter, type: EventName, listener: Listener): Wrapped {
  let fired = false;
  const wrapped: Wrapped = function (this: unknown, ...args: never[]) {
    if (fired) return undefined;
    emitter.removeListener(type, wrapped);
    fired = true;
    return Reflect.apply(listener, emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

function throwUnhandled(emitter: EventEmitter, error: unknown): never {
  if (error instanceof Error) {
    noteUnheard(emitter, error);
    throw error;
  }
  let text: string;
  try {
    text = inspect(error);
  } catch {
    text = String(error);
  }
  throw Object.assign(new ERR_UNHANDLED_ERROR(text), { context: error });
}

/** A promise of a listener on an emitter with `captureRejections`: its rejection becomes an 'error' event. */
function captureRejection(
  emitter: EventEmitter,
  result: unknown,
  type: EventName,
  args: readonly unknown[],
): void {
  if (typeof result !== 'object' || result === null) return;
  try {
    const then: unknown = Reflect.get(result, 'then');
    if (typeof then !== 'function') return;
    Reflect.apply(then, result, [
      undefined,
      (error: unknown) => process.nextTick(emitRejection, emitter, error, type, args),
    ]);
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(
  emitter: EventEmitter,
  error: unknown,
  type: EventName,
  args: readonly unknown[],
): void {
  const handler: unknown = Reflect.get(emitter, captureRejectionSymbol);
  if (typeof handler === 'function') {
    Reflect.apply(handler, emitter, [error, type, ...args]);
    return;
  }
  const before = emitter[captureSymbol];
  // A rejection from an 'error' listener must not come back here for ever.
  try {
    emitter[captureSymbol] = false;
    emitter.emit('error', error);
  } finally {
    emitter[captureSymbol] = before;
  }
}

const prototype = EventEmitter.prototype;

const { apply } = Reflect;

function emit(this: EventEmitter, type: EventName, ...args: unknown[]): boolean {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
    if (events === undefined || events['error'] === undefined) throwUnhandled(this, args[0]);
  } else if (events === undefined) return false;
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result: unknown = apply(handler, this, args);
    if (result !== undefined && this[captureSymbol]) captureRejection(this, result, type, args);
    return true;
  }
  // A copy, as listeners come and go meanwhile.
  const list = handler.slice();
  for (let i = 0; i < list.length; i++) {
    const listener = list[i];
    if (listener === undefined) continue;
    const result: unknown = apply(listener, this, args);
    if (result !== undefined && this[captureSymbol]) captureRejection(this, result, type, args);
  }
  return true;
}

function removeListener(this: EventEmitter, type: EventName, listener: Listener): EventEmitter {
  checkListener(listener);
  const events = this._events;
  const existing = events?.[type];
  if (events === undefined || existing === undefined) return this;
  if (typeof existing === 'function') {
    if (existing !== listener && existing.listener !== listener) return this;
    this._eventsCount--;
    if (this._eventsCount === 0) this._events = bareRecord();
    else Reflect.deleteProperty(events, type);
    if (events['removeListener'] !== undefined)
      this.emit('removeListener', type, existing.listener ?? listener);
    return this;
  }
  let index = existing.length - 1;
  while (index >= 0 && existing[index] !== listener && existing[index]?.listener !== listener) index--;
  if (index < 0) return this;
  if (index === 0) existing.shift();
  else existing.splice(index, 1);
  const [only] = existing;
  if (existing.length === 1 && only !== undefined) events[type] = only;
  if (events['removeListener'] !== undefined) this.emit('removeListener', type, listener);
  return this;
}

function removeAllListeners(this: EventEmitter, type?: EventName): EventEmitter {
  const events = this._events;
  if (events === undefined) return this;
  if (events['removeListener'] === undefined) {
    if (type === undefined) {
      this._events = bareRecord();
      this._eventsCount = 0;
    } else if (events[type] !== undefined) {
      this._eventsCount--;
      if (this._eventsCount === 0) this._events = bareRecord();
      else Reflect.deleteProperty(events, type);
    }
    return this;
  }
  if (type === undefined) {
    for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key);
    this.removeAllListeners('removeListener');
    this._events = bareRecord();
    this._eventsCount = 0;
    return this;
  }
  const existing = events[type];
  if (typeof existing === 'function') this.removeListener(type, existing);
  else if (existing !== undefined)
    for (const listener of existing.slice().reverse()) this.removeListener(type, listener);
  return this;
}

function listenersOf(emitter: EventEmitter, type: EventName, unwrap: boolean): Listener[] {
  const existing = emitter._events?.[type];
  if (existing === undefined) return [];
  const list: Wrapped[] = typeof existing === 'function' ? [existing] : existing.slice();
  return unwrap ? list.map((listener) => listener.listener ?? listener) : list;
}

function checkCount(n: unknown, name: string): asserts n is number {
  if (typeof n !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', n);
  if (n < 0 || Number.isNaN(n)) throw new ERR_OUT_OF_RANGE(name, '>= 0', n);
}

const methods: Record<string, (this: EventEmitter, ...args: never[]) => unknown> = {
  setMaxListeners(n: number) {
    checkCount(n, 'setMaxListeners');
    this._maxListeners = n;
    return this;
  },
  getMaxListeners() {
    return this._maxListeners ?? defaultMaxListeners;
  },
  emit: emit,
  addListener(type: EventName, listener: Listener) {
    return add(this, type, listener, false);
  },
  prependListener(type: EventName, listener: Listener) {
    return add(this, type, listener, true);
  },
  once(type: EventName, listener: Listener) {
    checkListener(listener);
    this.on(type, onceWrapper(this, type, listener));
    return this;
  },
  prependOnceListener(type: EventName, listener: Listener) {
    checkListener(listener);
    this.prependListener(type, onceWrapper(this, type, listener));
    return this;
  },
  removeListener,
  removeAllListeners,
  listeners(type: EventName) {
    return listenersOf(this, type, true);
  },
  rawListeners(type: EventName) {
    return listenersOf(this, type, false);
  },
  listenerCount(type: EventName, listener?: Listener) {
    const existing = this._events?.[type];
    if (existing === undefined) return 0;
    const list: Wrapped[] = typeof existing === 'function' ? [existing] : existing;
    if (listener === undefined || listener === null) return list.length;
    return list.filter((each) => each === listener || each.listener === listener).length;
  },
  eventNames() {
    return this._eventsCount > 0 && this._events !== undefined ? Reflect.ownKeys(this._events) : [];
  },
};
Object.assign(prototype, { _events: undefined, _eventsCount: 0, _maxListeners: undefined }, methods);
prototype.on = prototype.addListener;
prototype.off = prototype.removeListener;

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The listeners of an emitter or an EventTarget. */
export function getEventListeners(emitter: object, type: EventName): unknown[] {
  const listeners: unknown = Reflect.get(emitter, 'listeners');
  if (isFunction(listeners)) return listOf(Reflect.apply(listeners, emitter, [type]));
  const ofTarget: unknown = Reflect.get(emitter, Symbol.for('efi-node.eventListeners'));
  if (isFunction(ofTarget)) return listOf(Reflect.apply(ofTarget, emitter, [type]));
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

function isEventTarget(value: unknown): value is object {
  return isFunction(member(value, 'addEventListener'));
}

/** What was set for targets, which have no method for it. */
const targetLimits: WeakMap<object, number> = new WeakMap();

export function getMaxListeners(emitter: object): number {
  const get: unknown = member(emitter, 'getMaxListeners');
  if (isFunction(get)) return Number(Reflect.apply(get, emitter, []));
  if (isEventTarget(emitter)) return targetLimits.get(emitter) ?? defaultMaxListeners;
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

export function setMaxListeners(n: number = defaultMaxListeners, ...targets: object[]): void {
  checkCount(n, 'setMaxListeners');
  if (targets.length === 0) defaultMaxListeners = n;
  for (const target of targets) {
    const set: unknown = member(target, 'setMaxListeners');
    if (isFunction(set)) Reflect.apply(set, target, [n]);
    else if (isEventTarget(target)) targetLimits.set(target, n);
    else throw new ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
  }
}

export function listenerCount(emitter: object, type: EventName): number {
  const count = member(emitter, 'listenerCount');
  if (isFunction(count)) return Number(Reflect.apply(count, emitter, [type]));
  if (isEventTarget(emitter)) return getEventListeners(emitter, type).length;
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

/** Calls the listener once the signal aborts, even when somebody stops the event's propagation. */
export function addAbortListener(signal: AbortSignal, listener: (event: Event) => void): Disposable {
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) {
    throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  checkListener(listener);
  let remove: (() => void) | undefined;
  if (signal.aborted) queueMicrotask(() => listener(new Event('abort')));
  else {
    signal.addEventListener('abort', listener, { once: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return {
    [Symbol.dispose]() {
      remove?.();
    },
  };
}

export const once: typeof eventEmitterOnce = eventEmitterOnce;
export const on: typeof eventEmitterOn = eventEmitterOn;

const Emitter: new (options?: EventEmitterOptions) => EventEmitter = EventEmitter;

/** Node's name for the resource of such an emitter. */
class EventEmitterReferencingAsyncResource extends AsyncResource {
  readonly eventEmitter: EventEmitterAsyncResource;
  constructor(emitter: EventEmitterAsyncResource, name: string) {
    super(name);
    this.eventEmitter = emitter;
  }
}

/** An emitter whose events run in the asynchronous context that it was made in. */
export class EventEmitterAsyncResource extends Emitter {
  declare private readonly resource: EventEmitterReferencingAsyncResource;

  constructor(options?: EventEmitterOptions & { name?: unknown }) {
    const name: unknown = typeof options === 'string' ? options : options?.name;
    if (name !== undefined && typeof name !== 'string')
      throw new ERR_INVALID_ARG_TYPE('options.name', 'string', name);
    super(typeof options === 'string' ? undefined : options);
    Object.defineProperty(this, 'resource', {
      value: new EventEmitterReferencingAsyncResource(this, name ?? new.target.name),
    });
  }

  override emit(type: EventName, ...args: unknown[]): boolean {
    return this.resource.runInAsyncScope(() => super.emit(type, ...args));
  }

  emitDestroy(): void {
    this.resource.emitDestroy();
  }
  get asyncId(): number {
    return this.resource.asyncId();
  }
  get triggerAsyncId(): number {
    return this.resource.triggerAsyncId();
  }
  get asyncResource(): object {
    return this.resource;
  }
}

Object.assign(EventEmitter, {
  once,
  on,
  getEventListeners,
  getMaxListeners,
  setMaxListeners,
  listenerCount,
  addAbortListener,
  EventEmitter,
  EventEmitterAsyncResource,
  init(this: EventEmitter, options?: EventEmitterOptions) {
    init(this, options);
  },
  kMaxEventTargetListeners: Symbol('events.maxEventTargetListeners'),
  kMaxEventTargetListenersWarned: Symbol('events.maxEventTargetListenersWarned'),
  usingDomains: false,
  captureRejectionSymbol,
  errorMonitor,
});
Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set: (n: unknown) => {
      checkCount(n, 'defaultMaxListeners');
      defaultMaxListeners = n;
    },
  },
  captureRejections: {
    enumerable: true,
    get: () => defaultCapture,
    set: (value: unknown) => {
      if (typeof value !== 'boolean')
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.captureRejections', 'boolean', value);
      defaultCapture = value;
    },
  },
});

export { abortError };
const exported: Constructor = EventEmitter;
export default exported;
