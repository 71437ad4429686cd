/** AsyncLocalStorage over the one value that goes along with asynchronous work. */
import { ERR_INVALID_ARG_TYPE } from './errors.ts';
import { asyncContext, runInAsyncContext, setAsyncContext } from './async-context.ts';
import { AsyncResource } from './async-resource.ts';
import { toText } from './text.ts';

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

function without(storage: object): Stores {
  const copy = new Map(stores());
  copy.delete(storage);
  return copy;
}

type Work<A extends unknown[], R> = (...args: A) => R;

export interface StorageOptions {
  readonly defaultValue?: unknown;
  readonly name?: unknown;
}

/** A store that was set until this is disposed of. */
class RunScope {
  readonly #before: unknown;
  #isOpen = true;

  constructor(before: unknown) {
    this.#before = before;
  }

  dispose(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    setAsyncContext(this.#before);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

export class AsyncLocalStorage implements Store {
  readonly #defaultValue: unknown;
  readonly #name: string;

  /** Throws ERR_INVALID_ARG_TYPE when `options` is no object. */
  constructor(options: StorageOptions = {}) {
    if (typeof options !== 'object' || options === null)
      throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
    this.#defaultValue = options.defaultValue;
    this.#name = options.name === undefined ? '' : toText(options.name);
  }

  get name(): string {
    return this.#name;
  }

  getStore(): unknown {
    const current = stores();
    return current.has(this) ? current.get(this) : this.#defaultValue;
  }

  run<A extends unknown[], R>(value: unknown, work: Work<A, R>, ...args: A): R;
  run(value: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]): unknown {
    return runInAsyncContext(withStore(this, value), work, ...args);
  }

  exit<A extends unknown[], R>(work: Work<A, R>, ...args: A): R {
    return runInAsyncContext(withStore(this, undefined), work, ...args);
  }

  enterWith(value: unknown): void {
    setAsyncContext(withStore(this, value));
  }

  withScope(value: unknown): RunScope {
    const scope = new RunScope(asyncContext());
    this.enterWith(value);
    return scope;
  }

  disable(): void {
    setAsyncContext(without(this));
  }

  static bind<A extends unknown[], R>(work: Work<A, R>): Work<A, R> {
    return AsyncResource.bind(work);
  }

  static snapshot(): <A extends unknown[], R>(work: Work<A, R>, ...args: A) => R {
    const context = asyncContext();
    return (work, ...args) => runInAsyncContext(context, work, ...args);
  }
}
