/** Callbacks of queries, made in the asynchronous context of the call, and never when the program has ended. */
import { asyncContext, runInAsyncContext } from '../async-context.ts';
import { runtime } from '../context.ts';

export function inContext<A extends unknown[]>(callback: (...args: A) => void): (...args: A) => void {
  const context = asyncContext();
  return (...args) => {
    if (!runtime().closing) runInAsyncContext(context, callback, ...args);
  };
}
