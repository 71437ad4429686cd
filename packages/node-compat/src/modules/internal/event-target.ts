/** EventTarget, Event and CustomEvent. */
import { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } from '../../errors.ts';
import { inspect } from '../../inspect/inspect.ts';
import type { InspectOptions } from '../../inspect/options.ts';
import { isFunction } from '../../narrow.ts';

const custom = Symbol.for('nodejs.util.inspect.custom');

interface EventInitOptions {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}

export class Event {
  static readonly NONE = 0;
  static readonly CAPTURING_PHASE = 1;
  static readonly AT_TARGET = 2;
  static readonly BUBBLING_PHASE = 3;

  declare readonly _type: string;
  declare readonly _options: EventInitOptions;
  declare _target: EventTarget | null;
  declare _dispatching: boolean;
  declare _stopped: boolean;
  declare _propagationStopped: boolean;
  declare _prevented: boolean;
  declare _passive: boolean;
  declare readonly _timeStamp: number;
  declare readonly isTrusted: boolean;

  constructor(...args: [type?: string, options?: EventInitOptions | null]) {
    if (args.length === 0) throw new ERR_MISSING_ARGS('type');
    const [type, options] = args;
    if (options !== undefined && options !== null && typeof options !== 'object')
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    const state: Record<string, unknown> = {
      _type: `${type}`,
      _options: {
        bubbles: options?.bubbles === true,
        cancelable: options?.cancelable === true,
        composed: options?.composed === true,
      },
      _target: null,
      _dispatching: false,
      _stopped: false,
      _propagationStopped: false,
      _prevented: false,
      _passive: false,
      _timeStamp: performance.now(),
    };
    for (const key of Object.keys(state)) {
      Object.defineProperty(this, key, { value: state[key], writable: true, enumerable: false });
    }
  }

  get type(): string {
    return this._type;
  }
  get target(): EventTarget | null {
    return this._target;
  }
  get currentTarget(): EventTarget | null {
    return this._dispatching ? this._target : null;
  }
  get srcElement(): EventTarget | null {
    return this._target;
  }
  get bubbles(): boolean {
    return this._options.bubbles === true;
  }
  get cancelable(): boolean {
    return this._options.cancelable === true;
  }
  get composed(): boolean {
    return this._options.composed === true;
  }
  get defaultPrevented(): boolean {
    return this.cancelable && this._prevented;
  }
  get returnValue(): boolean {
    return !this.defaultPrevented;
  }
  get timeStamp(): number {
    return this._timeStamp;
  }
  get eventPhase(): number {
    return this._dispatching ? Event.AT_TARGET : Event.NONE;
  }
  get cancelBubble(): boolean {
    return this._propagationStopped;
  }
  set cancelBubble(value: boolean) {
    if (value) this._propagationStopped = true;
  }
  composedPath(): EventTarget[] {
    return this._dispatching && this._target !== null ? [this._target] : [];
  }
  preventDefault(): void {
    if (!this._passive) this._prevented = true;
  }
  stopPropagation(): void {
    this._propagationStopped = true;
  }
  stopImmediatePropagation(): void {
    this._stopped = true;
    this._propagationStopped = true;
  }
  initEvent(): void {}

  get [Symbol.toStringTag](): string {
    return 'Event';
  }
}

/** Events that the platform makes itself. */
const trusted: WeakSet<Event> = new WeakSet();

export function trust(event: Event): Event {
  trusted.add(event);
  return event;
}

Object.defineProperty(Event.prototype, 'isTrusted', {
  get(this: Event) {
    return trusted.has(this);
  },
  configurable: true,
  enumerable: true,
});

Object.defineProperty(Event.prototype, custom, {
  value(this: Event, depth: number, options: InspectOptions): string {
    const name = this.constructor.name;
    if (depth < 0) return name;
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    return `${name} ${inspect({ type, defaultPrevented, cancelable, timeStamp }, { ...options, depth: options.depth === null ? null : (options.depth ?? 2) - 1 })}`;
  },
  configurable: true,
  writable: true,
});

export class CustomEvent extends Event {
  declare readonly _detail: unknown;
  constructor(...args: [type?: string, options?: (EventInitOptions & { detail?: unknown }) | null]) {
    super(...args);
    Object.defineProperty(this, '_detail', { value: args[1]?.detail ?? null });
  }
  get detail(): unknown {
    return this._detail;
  }
  override get [Symbol.toStringTag](): string {
    return 'CustomEvent';
  }
}

type ListenerFunction = (event: Event) => unknown;
type EventListenerLike = ListenerFunction | { handleEvent(event: Event): unknown };

interface Registration {
  readonly listener: EventListenerLike;
  readonly once: boolean;
  readonly capture: boolean;
  readonly passive: boolean;
  removed: boolean;
}

interface ListenOptions {
  once?: boolean;
  capture?: boolean;
  passive?: boolean;
  signal?: AbortSignal;
}

/** Listeners by type, made with the first one. */
const registrations: WeakMap<EventTarget, Map<string, Registration[]>> = new WeakMap();

function report(error: unknown): void {
  process.nextTick(() => {
    throw error;
  });
}

/** Objects that were made as targets; `this` of a detached method is none. */
const targets: WeakSet<object> = new WeakSet();

function checkTarget(value: unknown): void {
  if (typeof value === 'object' && value !== null && targets.has(value)) return;
  throw Object.assign(new TypeError('Value of "this" must be of type EventTarget'), {
    code: 'ERR_INVALID_THIS',
  });
}

export class EventTarget {
  constructor() {
    targets.add(this);
  }

  addEventListener(
    ...args: [type?: string, listener?: EventListenerLike | null, options?: ListenOptions | boolean | null]
  ): void {
    checkTarget(this);
    if (args.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const [name, listener, options] = args;
    const type = `${name}`;
    if (listener === null || listener === undefined) return;
    if (typeof listener !== 'function' && typeof listener !== 'object')
      throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
    const given: ListenOptions = typeof options === 'boolean' ? { capture: options } : (options ?? {});
    const { signal, once = false, capture = false, passive = false } = given;
    if (signal !== undefined && signal !== null && !('aborted' in Object(signal)))
      throw new ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
    if (signal?.aborted === true) return;
    let byType = registrations.get(this);
    if (byType === undefined) {
      byType = new Map();
      registrations.set(this, byType);
    }
    const key = type;
    const list = byType.get(key);
    if (list?.some((each) => each.listener === listener && each.capture === capture) === true) return;
    const registration: Registration = { listener, once, capture, passive, removed: false };
    if (list === undefined) byType.set(key, [registration]);
    else list.push(registration);
    signal?.addEventListener('abort', () => this.removeEventListener(key, listener, { capture }), {
      once: true,
    });
  }

  removeEventListener(
    ...args: [type?: string, listener?: EventListenerLike | null, options?: ListenOptions | boolean | null]
  ): void {
    checkTarget(this);
    if (args.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const [name, listener, options] = args;
    const type = `${name}`;
    const capture = typeof options === 'boolean' ? options : options?.capture === true;
    const byType = registrations.get(this);
    const list = byType?.get(type);
    if (byType === undefined || list === undefined) return;
    const found = list.find((each) => each.listener === listener && each.capture === capture);
    if (found === undefined) return;
    found.removed = true;
    const rest = list.filter((each) => each !== found);
    if (rest.length === 0) byType.delete(type);
    else byType.set(type, rest);
  }

  dispatchEvent(...args: [event?: Event]): boolean {
    checkTarget(this);
    if (args.length === 0) throw new ERR_MISSING_ARGS('event');
    const [event] = args;
    if (!(event instanceof Event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event._dispatching) {
      throw Object.assign(new Error(`The event "${event.type}" is already being dispatched`), {
        code: 'ERR_EVENT_RECURSION',
      });
    }
    event._target = this;
    event._dispatching = true;
    for (const registration of registrations.get(this)?.get(event.type)?.slice() ?? []) {
      if (registration.removed) continue;
      if (registration.once)
        this.removeEventListener(event.type, registration.listener, { capture: registration.capture });
      event._passive = registration.passive;
      const { listener } = registration;
      try {
        const result: unknown =
          typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event);
        if (result instanceof Promise) result.then(undefined, report);
      } catch (error) {
        report(error);
      }
      event._passive = false;
      // As in Node, further listeners find the event no longer in dispatch.
      event._dispatching = false;
      if (event._stopped) break;
    }
    event._dispatching = false;
    return !event.defaultPrevented;
  }

  get [Symbol.toStringTag](): string {
    return 'EventTarget';
  }
}

Object.defineProperty(EventTarget.prototype, Symbol.for('efi-node.eventListeners'), {
  value(this: EventTarget, type: string): unknown[] {
    return (registrations.get(this)?.get(type) ?? []).map((each) => each.listener);
  },
});
Object.defineProperty(EventTarget.prototype, custom, {
  value(this: EventTarget, depth: number): string {
    return depth < 0 ? this.constructor.name : `${this.constructor.name} {}`;
  },
  configurable: true,
  writable: true,
});

/** An `on<type>` attribute: one listener that can be replaced. */
export function defineEventHandler(prototype: object, type: string): void {
  const handlers: WeakMap<object, ListenerFunction> = new WeakMap();
  const forwarders: WeakMap<object, ListenerFunction> = new WeakMap();
  Object.defineProperty(prototype, `on${type}`, {
    get(this: EventTarget) {
      return handlers.get(this) ?? null;
    },
    set(this: EventTarget, value: unknown) {
      if (!isFunction(value)) {
        handlers.delete(this);
        return;
      }
      handlers.set(this, value);
      if (forwarders.has(this)) return;
      const forward: ListenerFunction = (event) => handlers.get(this)?.call(this, event);
      forwarders.set(this, forward);
      this.addEventListener(type, forward);
    },
    configurable: true,
    enumerable: true,
  });
}

const exported: Record<string, unknown> = { Event, EventTarget, CustomEvent };
export default exported;
