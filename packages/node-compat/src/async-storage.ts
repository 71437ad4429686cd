/** AsyncLocalStorage and AsyncResource over the one value that goes along with asynchronous work. */
import { asyncContext, currentAsyncContext, runInAsyncContext, setAsyncContext } from './async-context.ts';

/** What can be bound to a diagnostics channel. */
export interface Store {
  run(value: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]): unknown;
}

type Stores = ReadonlyMap<object, unknown>;
const empty: Stores = new Map();

function stores(): Stores {
  const context = asyncContext();
  return context instanceof Map ? context : empty;
}

function withStore(storage: object, value: unknown): Stores {
  const copy = new Map(stores());
  copy.set(storage, value);
  return copy;
}

type Work<A extends unknown[], R> = (...args: A) => R;

export interface StorageOptions {
  readonly defaultValue?: unknown;
  readonly name?: string;
}

export class AsyncLocalStorage implements Store {
  declare private readonly _options: StorageOptions;

  constructor(options: StorageOptions = {}) {
    Object.defineProperty(this, '_options', { value: options });
  }

  get name(): string {
    return this._options.name ?? '';
  }

  getStore(): unknown {
    const current = stores();
    return current.has(this) ? current.get(this) : this._options.defaultValue;
  }

  run<A extends unknown[], R>(value: unknown, work: Work<A, R>, ...args: A): R;
  run(value: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]): unknown {
    return runInAsyncContext(withStore(this, value), work, ...args);
  }

  exit<A extends unknown[], R>(work: Work<A, R>, ...args: A): R {
    const copy = new Map(stores());
    copy.delete(this);
    return runInAsyncContext(copy, work, ...args);
  }

  enterWith(value: unknown): void {
    setAsyncContext(withStore(this, value));
  }

  disable(): void {
    const copy = new Map(stores());
    copy.delete(this);
    setAsyncContext(copy);
  }

  static bind<A extends unknown[], R>(work: Work<A, R>): Work<A, R> {
    return AsyncResource.bind(work);
  }

  static snapshot(): <A extends unknown[], R>(work: Work<A, R>, ...args: A) => R {
    const context = asyncContext();
    return (work, ...args) => runInAsyncContext(context, work, ...args);
  }
}

/** Whether `runInAsyncScope` has nothing to switch. */
export function isInScopeOf(resource: object): boolean {
  return '_context' in resource && resource._context === currentAsyncContext;
}

const { apply } = Reflect;
let lastId = 1;

export class AsyncResource {
  declare private readonly _context: unknown;
  declare private readonly _id: number;

  constructor(type: string) {
    if (typeof type !== 'string')
      throw Object.assign(new TypeError('The "type" argument must be of type string.'), {
        code: 'ERR_INVALID_ARG_TYPE',
      });
    lastId++;
    Object.defineProperty(this, '_context', { value: asyncContext() });
    Object.defineProperty(this, '_id', { value: lastId });
  }

  runInAsyncScope<A extends unknown[], R>(work: Work<A, R>, self?: unknown, ...args: A): R {
    // The common case, once or more for every packet: nothing to switch.
    if (this._context === currentAsyncContext) return apply(work, self, args);
    return runInAsyncContext(this._context, () => apply(work, self, args));
  }

  emitDestroy(): this {
    return this;
  }

  asyncId(): number {
    return this._id;
  }

  triggerAsyncId(): number {
    return 1;
  }

  bind<A extends unknown[], R>(work: Work<A, R>): Work<A, R> {
    const run = (self: unknown, args: A): R => this.runInAsyncScope(work, self, ...args);
    return function (this: unknown, ...args: A): R {
      return run(this, args);
    };
  }

  static bind<A extends unknown[], R>(work: Work<A, R>, type = 'bound-anonymous-fn'): Work<A, R> {
    return new AsyncResource(type).bind(work);
  }
}
