/** node:diagnostics_channel. */
import { asyncContext, runInAsyncContext } from '../async-context.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import type { Store } from '../async-storage.ts';

export type Subscriber = (message: unknown, name: string | symbol) => void;
type Transform = ((data: unknown) => unknown) | undefined;

const channels: Map<string | symbol, Channel> = new Map();

/** As Node names it when a channel is printed. */
class SafeMap<K, V> extends Map<K, V> {
  override get [Symbol.toStringTag](): string {
    return 'SafeMap';
  }
}

/** As long as nobody listens there are neither lists; the fields are Node's, and show when a channel is printed. */
export class Channel {
  _subscribers: readonly Subscriber[] | undefined = undefined;
  _stores: Map<Store, Transform> | undefined = undefined;
  readonly name: string | symbol;
  readonly _index: undefined = undefined;

  constructor(name: string | symbol) {
    this.name = name;
  }

  get hasSubscribers(): boolean {
    return this._subscribers !== undefined;
  }

  subscribe(subscriber: Subscriber): void {
    if (typeof subscriber !== 'function')
      throw new ERR_INVALID_ARG_TYPE('subscription', 'Function', subscriber);
    activate(this);
    this._subscribers = [...(this._subscribers ?? []), subscriber];
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const index = this._subscribers?.indexOf(subscriber) ?? -1;
    if (index === -1) return false;
    this._subscribers = this._subscribers?.filter((_, position) => position !== index);
    deactivate(this);
    return true;
  }

  bindStore(store: Store, transform?: Transform): void {
    activate(this).set(store, transform);
  }

  unbindStore(store: Store): boolean {
    const wasBound = this._stores?.delete(store) === true;
    deactivate(this);
    return wasBound;
  }

  publish(message: unknown): void {
    if (this._subscribers === undefined) return;
    for (const subscriber of this._subscribers) {
      try {
        subscriber(message, this.name);
      } catch (error) {
        process.nextTick(() => {
          throw error;
        });
      }
    }
  }

  runStores(
    data: unknown,
    work: (...args: unknown[]) => unknown,
    self?: unknown,
    ...args: unknown[]
  ): unknown {
    let run = (): unknown => {
      this.publish(data);
      return Reflect.apply(work, self, args);
    };
    for (const [store, transform] of this._stores ?? []) {
      const next = run;
      run = () => {
        let value = data;
        try {
          if (transform !== undefined) value = transform(data);
        } catch (error) {
          process.nextTick(() => {
            throw error;
          });
          return next();
        }
        return store.run(value, next);
      };
    }
    return run();
  }
}

/** What a channel is while somebody listens. */
class ActiveChannel extends Channel {}

function activate(quiet: Channel): Map<Store, Transform> {
  const stores = (quiet._stores ??= new SafeMap());
  quiet._subscribers ??= [];
  Object.setPrototypeOf(quiet, ActiveChannel.prototype);
  return stores;
}

function deactivate(active: Channel): void {
  if (active._subscribers === undefined || active._subscribers.length > 0) return;
  if (active._stores !== undefined && active._stores.size > 0) return;
  active._subscribers = undefined;
  active._stores = undefined;
  Object.setPrototypeOf(active, Channel.prototype);
}

export function channel(name: string | symbol): Channel {
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  let found = channels.get(name);
  if (found === undefined) {
    found = new Channel(name);
    channels.set(name, found);
  }
  return found;
}

export function subscribe(name: string | symbol, subscriber: Subscriber): void {
  channel(name).subscribe(subscriber);
}

export function unsubscribe(name: string | symbol, subscriber: Subscriber): boolean {
  return channel(name).unsubscribe(subscriber);
}

export function hasSubscribers(name: string | symbol): boolean {
  return channels.get(name)?.hasSubscribers === true;
}

const traceEvents = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'] as const;
type TraceEvent = (typeof traceEvents)[number];
type Context = Record<string, unknown>;

export class TracingChannel {
  declare readonly start: Channel;
  declare readonly end: Channel;
  declare readonly asyncStart: Channel;
  declare readonly asyncEnd: Channel;
  declare readonly error: Channel;

  constructor(from: string | Readonly<Record<TraceEvent, Channel>>) {
    const pick = (event: TraceEvent): Channel =>
      typeof from === 'string' ? channel(`tracing:${from}:${event}`) : from[event];
    for (const event of traceEvents) {
      const picked = pick(event);
      // In Node the check itself stumbles over what is not there.
      if (picked === undefined || picked === null)
        throw new TypeError('Cannot convert undefined or null to object');
      if (!(picked instanceof Channel))
        throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${event}`, 'Channel', picked);
      Object.defineProperty(this, event, { value: picked, writable: true, configurable: true });
    }
  }

  get hasSubscribers(): boolean {
    return traceEvents.some((event) => this[event].hasSubscribers);
  }

  subscribe(handlers: Partial<Record<TraceEvent, Subscriber>>): void {
    for (const event of traceEvents) {
      const handler = handlers[event];
      if (handler !== undefined) this[event].subscribe(handler);
    }
  }

  unsubscribe(handlers: Partial<Record<TraceEvent, Subscriber>>): boolean {
    let done = true;
    for (const event of traceEvents) {
      const handler = handlers[event];
      if (handler !== undefined && !this[event].unsubscribe(handler)) done = false;
    }
    return done;
  }

  traceSync(
    work: (...args: unknown[]) => unknown,
    context: Context = {},
    self?: unknown,
    ...args: unknown[]
  ): unknown {
    if (!this.hasSubscribers) return Reflect.apply(work, self, args);
    return this.start.runStores(context, () => {
      try {
        context['result'] = Reflect.apply(work, self, args);
        return context['result'];
      } catch (error) {
        context['error'] = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(
    work: (...args: unknown[]) => unknown,
    context: Context = {},
    self?: unknown,
    ...args: unknown[]
  ): unknown {
    if (!this.hasSubscribers) return Reflect.apply(work, self, args);
    const finish = (): void => {
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.start.runStores(context, () => {
      try {
        const promise = Promise.resolve(Reflect.apply(work, self, args));
        return promise.then(
          (result) => {
            context['result'] = result;
            finish();
            return result;
          },
          (error: unknown) => {
            context['error'] = error;
            this.error.publish(context);
            finish();
            throw error;
          },
        );
      } catch (error) {
        context['error'] = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(
    work: (...args: unknown[]) => unknown,
    position = -1,
    context: Context = {},
    self?: unknown,
    ...args: unknown[]
  ): unknown {
    if (!this.hasSubscribers) return Reflect.apply(work, self, args);
    const callback = args.at(position);
    if (typeof callback !== 'function') throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    const before = asyncContext();
    const wrapped = (...results: unknown[]): unknown => {
      const [error, result] = results;
      if (error === undefined || error === null) context['result'] = result;
      else {
        context['error'] = error;
        this.error.publish(context);
      }
      return this.asyncStart.runStores(context, () => {
        try {
          return runInAsyncContext(before, () => Reflect.apply(callback, undefined, results) as unknown);
        } finally {
          this.asyncEnd.publish(context);
        }
      });
    };
    args.splice(position, 1, wrapped);
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(work, self, args);
      } catch (error) {
        context['error'] = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

export function tracingChannel(from: string | Readonly<Record<TraceEvent, Channel>>): TracingChannel {
  if (typeof from !== 'string' && (typeof from !== 'object' || from === null))
    throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', 'TracingChannel', 'Object'], from);
  return new TracingChannel(from);
}

const diagnosticsChannel: Record<string, unknown> = {
  channel,
  hasSubscribers,
  subscribe,
  tracingChannel,
  unsubscribe,
  Channel,
};
export default diagnosticsChannel;
