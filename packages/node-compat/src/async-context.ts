/**
 * The one value that goes along with asynchronous work: the stores of all AsyncLocalStorages, as an immutable map.
 * Ticks, timers, immediates and whoever else calls back later take it with them and restore it.
 */
let current: unknown;

/** The same value to be read without a call, where that is done for each packet. */
export { current as currentAsyncContext };

export function asyncContext(): unknown {
  return current;
}

export function setAsyncContext(context: unknown): void {
  current = context;
}

export function runInAsyncContext<A extends unknown[], R>(
  context: unknown,
  work: (...args: A) => R,
  ...args: A
): R {
  const before = current;
  current = context;
  try {
    return work(...args);
  } finally {
    current = before;
  }
}
