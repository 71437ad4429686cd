/** Calls back among the completions of the loop's next turn, where Node's thread pool and sockets would. */
import { asyncContext, runInAsyncContext } from './async-context.ts';
import { runtime } from './context.ts';

export function complete<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): void {
  const context = asyncContext();
  runtime().loop.enqueue(() => {
    if (!runtime().closing) runInAsyncContext(context, callback, ...args);
  });
}
