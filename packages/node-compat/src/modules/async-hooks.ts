/** node:async_hooks. Hooks exist but see nothing; AsyncLocalStorage and AsyncResource are real. */
import { AsyncLocalStorage, AsyncResource } from '../async-storage.ts';

export { AsyncLocalStorage, AsyncResource };

const hook = {
  enable() {
    return hook;
  },
  disable() {
    return hook;
  },
};

const asyncHooks: Record<string, unknown> = {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => hook,
  executionAsyncId: () => 1,
  triggerAsyncId: () => 0,
  executionAsyncResource: () => ({}),
  asyncWrapProviders: Object.freeze(Object.create(null)),
};
export default asyncHooks;
