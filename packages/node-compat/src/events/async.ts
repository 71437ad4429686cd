/** `events.once` and `events.on`. */
import { validateInteger } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { isFunction } from '../narrow.ts';

type EventName = string | symbol;

export interface AsyncOptions {
  signal?: AbortSignal;
  close?: readonly EventName[];
  highWaterMark?: number;
  lowWaterMark?: number;
}

export function abortError(signal?: AbortSignal): Error {
  const error = new Error(
    'The operation was aborted',
    signal === undefined ? undefined : { cause: signal.reason },
  );
  Object.defineProperty(error, 'name', {
    value: 'AbortError',
    configurable: true,
    writable: true,
    enumerable: true,
  });
  return Object.assign(error, { code: 'ABORT_ERR' });
}

function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal === undefined) return;
  if (typeof signal !== 'object' || signal === null || !('aborted' in signal)) {
    throw new ERR_INVALID_ARG_TYPE('options.signal', 'AbortSignal', signal);
  }
}

/** Listens on an emitter or an EventTarget; gives back what undoes it. */
function listen(
  emitter: object,
  name: EventName,
  listener: (...args: unknown[]) => void,
  once: boolean,
): () => void {
  const add: unknown = Reflect.get(emitter, once ? 'once' : 'on');
  const remove: unknown = Reflect.get(emitter, 'removeListener');
  if (typeof add === 'function') {
    Reflect.apply(add, emitter, [name, listener]);
    return () => {
      if (typeof remove === 'function') Reflect.apply(remove, emitter, [name, listener]);
    };
  }
  const addEvent: unknown = Reflect.get(emitter, 'addEventListener');
  const removeEvent: unknown = Reflect.get(emitter, 'removeEventListener');
  if (typeof addEvent !== 'function') throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  Reflect.apply(addEvent, emitter, [name, listener, { once }]);
  return () => {
    if (typeof removeEvent === 'function') Reflect.apply(removeEvent, emitter, [name, listener]);
  };
}

function isEmitter(emitter: object): boolean {
  return typeof Reflect.get(emitter, 'on') === 'function';
}

export async function eventEmitterOnce(
  emitter: object,
  name: EventName,
  options: AsyncOptions = {},
): Promise<unknown[]> {
  const { signal } = options;
  checkSignal(signal);
  if (signal?.aborted === true) throw abortError(signal);
  return new Promise((resolve, reject) => {
    const undo: (() => void)[] = [];
    const finish = (settle: () => void): void => {
      for (const each of undo) each();
      settle();
    };
    undo.push(listen(emitter, name, (...args) => finish(() => resolve(args)), true));
    if (name !== 'error' && isEmitter(emitter)) {
      undo.push(listen(emitter, 'error', (error) => finish(() => reject(error)), true));
    }
    if (signal !== undefined)
      undo.push(listen(signal, 'abort', () => finish(() => reject(abortError(signal))), true));
  });
}

type Waiter = { resolve: (result: IteratorResult<unknown[]>) => void; reject: (error: unknown) => void };

export function eventEmitterOn(
  emitter: object,
  name: EventName,
  options: AsyncOptions = {},
): AsyncIterableIterator<unknown[]> {
  const { signal } = options;
  checkSignal(signal);
  for (const name of ['highWaterMark', 'lowWaterMark'] as const)
    if (options[name] !== undefined) validateInteger(options[name], `options.${name}`, 1);
  if (signal?.aborted === true) throw abortError(signal);
  const events: unknown[][] = [];
  const waiters: Waiter[] = [];
  let failure: { readonly error: unknown } | undefined;
  let finished = false;
  let paused = false;
  const highWaterMark = options.highWaterMark ?? Number.MAX_SAFE_INTEGER;
  const undo: (() => void)[] = [];
  const call = (method: string): void => {
    const fn: unknown = Reflect.get(emitter, method);
    if (isFunction(fn)) Reflect.apply(fn, emitter, []);
  };
  const finish = (): Promise<IteratorResult<unknown[]>> => {
    for (const each of undo.splice(0)) each();
    finished = true;
    for (const waiter of waiters.splice(0)) waiter.resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  const fail = (error: unknown): void => {
    const waiter = waiters.shift();
    if (waiter === undefined) failure = { error };
    else waiter.reject(error);
    void finish();
  };
  undo.push(
    listen(
      emitter,
      name,
      (...args) => {
        const waiter = waiters.shift();
        if (waiter !== undefined) {
          waiter.resolve({ value: args, done: false });
          return;
        }
        events.push(args);
        if (!paused && events.length > highWaterMark) {
          paused = true;
          call('pause');
        }
      },
      false,
    ),
  );
  if (name !== 'error' && isEmitter(emitter)) undo.push(listen(emitter, 'error', fail, false));
  for (const close of options.close ?? []) undo.push(listen(emitter, close, () => void finish(), false));
  if (signal !== undefined) undo.push(listen(signal, 'abort', () => fail(abortError(signal)), true));
  return {
    next() {
      const event = events.shift();
      if (event !== undefined) {
        if (paused && events.length < (options.lowWaterMark ?? 1)) {
          paused = false;
          call('resume');
        }
        return Promise.resolve({ value: event, done: false });
      }
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        return new Promise((_resolve, reject) => {
          reject(error);
        });
      }
      if (finished) return finish();
      return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
    },
    return: finish,
    throw(error: unknown) {
      if (!(error instanceof Error))
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]() {
      return finish().then(() => undefined);
    },
  } as AsyncIterableIterator<unknown[]>;
}
