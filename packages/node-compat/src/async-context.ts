/**
 * The one value that goes along with asynchronous work: the stores of all AsyncLocalStorages, as an immutable map. The
 * engine takes it along with promises; ticks, timers, immediates and whoever else calls back later take it themselves
 * and restore it.
 */
import type { AsyncContextSlot } from '@efi-node/efi-core';

let slot: AsyncContextSlot = { current: undefined };

/** To be read without a call, where that is done for each packet. */
export { slot as asyncContextSlot };

/** Before the program starts: from now on the value is where the engine looks for it. */
export function useAsyncContextSlot(native: AsyncContextSlot): void {
  slot = native;
}

export function asyncContext(): unknown {
  return slot.current;
}

export function setAsyncContext(context: unknown): void {
  slot.current = context;
}

export function runInAsyncContext<A extends unknown[], R>(
  context: unknown,
  work: (...args: A) => R,
  ...args: A
): R {
  const before = slot.current;
  slot.current = context;
  try {
    return work(...args);
  } catch (error) {
    if (failure?.error !== error) failure = { error, context: slot.current };
    throw error;
  } finally {
    slot.current = before;
  }
}

/** The last exception that came out of a context of its own. */
let failure: { readonly error: unknown; readonly context: unknown } | undefined;

/** The context in which an exception was thrown that nobody caught; forgotten once it was asked for. */
export function takeFailureContext(error: unknown): unknown {
  const context = failure?.error === error ? failure?.context : slot.current;
  failure = undefined;
  return context;
}
