/** AsyncResource: work that runs later in the asynchronous context that it was made in, and under an id of its own. */
import { codedError } from '@efi-node/node-errors';
import { asyncContext, asyncContextSlot, runInAsyncContext } from './async-context.ts';
import { ERR_INVALID_ARG_TYPE } from './errors.ts';

type Work<A extends unknown[], R> = (...args: A) => R;

const { apply } = Reflect;
/** The main script's. */
const firstId = 1;
let lastId = firstId;
let currentResource: AsyncResource | undefined;

function enter(resource: AsyncResource | undefined): void {
  currentResource = resource;
}

/** Of the innermost resource whose scope is entered; the main script's outside of all. */
export function executionAsyncId(): number {
  return currentResource?.asyncId() ?? firstId;
}

export function triggerAsyncId(): number {
  return currentResource?.triggerAsyncId() ?? 0;
}

const topLevel = {};

export function executionAsyncResource(): object {
  return currentResource ?? topLevel;
}

/** Whether `runInAsyncScope` has no context to switch: callers that do so for each packet then call at once. */
export function isInScopeOf(resource: object): boolean {
  return '_context' in resource && resource._context === asyncContextSlot.current;
}

function checkId(id: unknown): number {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= -1) return id;
  throw codedError(RangeError, 'ERR_INVALID_ASYNC_ID', `Invalid triggerAsyncId value: ${String(id)}`, {
    above: checkId,
  });
}

export interface ResourceOptions {
  readonly triggerAsyncId?: unknown;
  readonly requireManualDestroy?: boolean;
}

export class AsyncResource {
  declare private readonly _context: unknown;
  declare private readonly _id: number;
  declare private readonly _trigger: number;

  /** Throws ERR_INVALID_ARG_TYPE when `type` is no string, ERR_INVALID_ASYNC_ID for a trigger that is no id. */
  constructor(type: string, options: ResourceOptions | number = {}) {
    if (typeof type !== 'string') throw new ERR_INVALID_ARG_TYPE('type', 'string', type);
    const given = typeof options === 'number' ? options : options.triggerAsyncId;
    const trigger = given === undefined ? executionAsyncId() : checkId(given);
    lastId++;
    Object.defineProperty(this, '_context', { value: asyncContext() });
    Object.defineProperty(this, '_id', { value: lastId });
    Object.defineProperty(this, '_trigger', { value: trigger });
  }

  runInAsyncScope<A extends unknown[], R>(work: Work<A, R>, self?: unknown, ...args: A): R {
    const before = currentResource;
    enter(this);
    try {
      if (this._context === asyncContextSlot.current) return apply(work, self, args);
      return runInAsyncContext(this._context, () => apply(work, self, args));
    } finally {
      enter(before);
    }
  }

  /** Nobody hears of it: there are no hooks. */
  emitDestroy(): this {
    return this;
  }

  asyncId(): number {
    return this._id;
  }

  triggerAsyncId(): number {
    return this._trigger;
  }

  /** `self`, when it is given, takes the place of what the bound function is called on. */
  bind<A extends unknown[], R>(work: Work<A, R>, self?: unknown): Work<A, R> {
    if (typeof work !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', 'Function', work);
    const run = (on: unknown, args: A): R => this.runInAsyncScope(work, self ?? on, ...args);
    function bound(this: unknown, ...args: A): R {
      return run(this, args);
    }
    return Object.defineProperty(bound, 'length', { value: work.length, configurable: true });
  }

  static bind<A extends unknown[], R>(work: Work<A, R>, type?: string, self?: unknown): Work<A, R> {
    return new AsyncResource(type ?? 'bound-anonymous-fn').bind(work, self);
  }
}
