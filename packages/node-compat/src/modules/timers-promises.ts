/** node:timers/promises. */
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { abortError } from '../events/async.ts';
import {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate as immediately,
  setInterval as repeat,
  setTimeout as later,
} from '../timers.ts';

export interface TimerOptions {
  ref?: boolean;
  signal?: AbortSignal;
}

interface Referenced {
  unref(): unknown;
}

function check(options: TimerOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new ERR_INVALID_ARG_TYPE('options', 'Object', options);
  const { signal, ref } = options;
  if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
    throw new ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
  }
  if (ref !== undefined && typeof ref !== 'boolean')
    throw new ERR_INVALID_ARG_TYPE('options.ref', 'boolean', ref);
}

function wait<T>(
  options: TimerOptions,
  start: (done: () => void) => Referenced,
  stop: (timer: Referenced) => void,
  value: T,
): Promise<T> {
  try {
    check(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal } = options;
  if (signal?.aborted === true) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      stop(timer);
      reject(abortError(signal));
    };
    const timer = start(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    });
    if (options.ref === false) timer.unref();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export function setTimeout<T>(delay?: number, value?: T, options: TimerOptions = {}): Promise<T | undefined> {
  if (delay !== undefined && typeof delay !== 'number')
    return Promise.reject(new ERR_INVALID_ARG_TYPE('delay', 'number', delay));
  return wait(options, (done) => later(done, delay), clearTimeout, value);
}

export function setImmediate<T>(value?: T, options: TimerOptions = {}): Promise<T | undefined> {
  return wait(options, (done) => immediately(done), clearImmediate, value);
}

/** Asked anew each time: it changes while the generator waits. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

export async function* setInterval<T>(
  delay?: number,
  value?: T,
  options: TimerOptions = {},
): AsyncGenerator<T | undefined> {
  check(options);
  const { signal } = options;
  if (signal?.aborted === true) throw abortError(signal);
  let due = 0;
  let wake: (() => void) | undefined;
  const timer = repeat(() => {
    due++;
    wake?.();
  }, delay);
  if (options.ref === false) timer.unref();
  const onAbort = (): void => {
    clearInterval(timer);
    wake?.();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (isAborted(signal)) throw abortError(signal);
      if (due === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
        continue;
      }
      for (; due > 0; due--) yield value;
    }
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

export const scheduler: Readonly<Record<string, unknown>> = {
  wait: (delay: number, options?: TimerOptions) => setTimeout(delay, undefined, options),
  yield: () => setImmediate(),
};

const timersPromises: Record<string, unknown> = { setTimeout, setImmediate, setInterval, scheduler };
export default timersPromises;
