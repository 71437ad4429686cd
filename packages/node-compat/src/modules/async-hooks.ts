/**
 * node:async_hooks. AsyncLocalStorage and AsyncResource are real. Hooks are not: nothing tells of each resource that is
 * made, so enabling a hook that wants to hear of them throws.
 */
import { codedError } from '@efi-node/node-errors';
import {
  AsyncResource,
  executionAsyncId,
  executionAsyncResource,
  triggerAsyncId,
} from '../async-resource.ts';
import { AsyncLocalStorage } from '../async-storage.ts';
import { member } from '../narrow.ts';
import { unavailableError } from '../unavailable.ts';

export { AsyncLocalStorage, AsyncResource };

const callbacks = ['init', 'before', 'after', 'destroy', 'promiseResolve'] as const;

class AsyncHook {
  readonly #wanted: string | undefined;

  constructor(wanted: string | undefined) {
    this.#wanted = wanted;
  }

  enable(): this {
    if (this.#wanted !== undefined)
      throw unavailableError(
        'async_hooks',
        `a hook with '${this.#wanted}'`,
        'use AsyncLocalStorage or node:diagnostics_channel',
      );
    return this;
  }

  disable(): this {
    return this;
  }
}

/** Throws ERR_ASYNC_CALLBACK for a callback that is no function. */
function createHook(hooks: object): AsyncHook {
  if (hooks === undefined || hooks === null)
    throw new TypeError(
      `Cannot destructure property 'init' of '${String(hooks)}' as it is ${String(hooks)}.`,
    );
  for (const name of callbacks) {
    const callback = member(hooks, name);
    if (callback !== undefined && typeof callback !== 'function')
      throw codedError(TypeError, 'ERR_ASYNC_CALLBACK', `hook.${name} must be a function`, {
        above: createHook,
      });
  }
  return new AsyncHook(callbacks.find((name) => member(hooks, name) !== undefined));
}

const asyncHooks: Record<string, unknown> = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders: Object.freeze(Object.create(null)),
  AsyncResource,
};
export default asyncHooks;
