/** The form of an operation with a callback, and the one that returns what it found. */
import { invalidArgType } from '@efi-node/node-errors';
import { complete } from '../completion.ts';
import { type AnyFunction, isFunction } from '../narrow.ts';
import { customPromisifyArgs } from '../util/promisify.ts';
import type { Operation } from './operations/operation.ts';

/** Operations whose callback hears of the buffers too, and what `util.promisify` calls both results. */
const withBuffers: Readonly<Record<string, readonly [string, string]>> = {
  read: ['bytesRead', 'buffer'],
  write: ['bytesWritten', 'buffer'],
  readv: ['bytesRead', 'buffers'],
  writev: ['bytesWritten', 'buffer'],
};

/** Functions whose optional arguments have defaults in Node, which `length` does not count. */
const shortLengths = new Set(['close', 'fstat', 'ftruncate', 'lstat', 'stat', 'statfs']);

function named(fn: AnyFunction, name: string, length: number): AnyFunction {
  return Object.defineProperties(fn, { name: { value: name }, length: { value: length } });
}

/** `most` is how many arguments it takes. */
export function synchronous(name: string, operation: Operation, most: number): AnyFunction {
  const fn = (...args: unknown[]): unknown => {
    const work: () => unknown = Reflect.apply(operation, undefined, args);
    return work();
  };
  return named(fn, `${name}Sync`, shortLengths.has(name) ? 1 : most);
}

/** The last argument, or what stands in its place. */
function takeCallback(args: unknown[], least: number, most: number): AnyFunction {
  const last: unknown = args.length > most ? args[most] : args.at(-1);
  const callback = isFunction(last) || args.length > least ? last : undefined;
  if (!isFunction(callback)) throw invalidArgType('cb', 'function', callback);
  args.length = Math.min(most, args.length - 1);
  return callback;
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

function outcomeOf(work: () => unknown): Outcome {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}

/** Node's pool has these bytes out before the program says anything else, and before a program that exits is gone. */
function isOutput(name: string, fd: unknown): boolean {
  return (name === 'write' || name === 'writev') && (fd === 1 || fd === 2);
}

/** Arguments are checked at once; the callback hears of the rest in a later turn. So many arguments stand before it. */
export function withCallback(name: string, operation: Operation, least: number, most: number): AnyFunction {
  const buffers = withBuffers[name];
  const fn = (...given: unknown[]): void => {
    const args = [...given];
    const callback = takeCallback(args, least, most);
    const work: () => unknown = Reflect.apply(operation, undefined, args);
    const early = isOutput(name, args[0]) ? outcomeOf(work) : undefined;
    complete(() => {
      const outcome = early ?? outcomeOf(work);
      if ('error' in outcome) {
        if (buffers === undefined) callback(outcome.error);
        else callback(outcome.error, 0, args[1]);
        return;
      }
      const { result } = outcome;
      if (buffers !== undefined) callback(null, result, args[1]);
      else if (result === undefined) callback(null);
      else callback(null, result);
    });
  };
  if (buffers !== undefined) Object.defineProperty(fn, customPromisifyArgs, { value: buffers });
  return named(fn, name, shortLengths.has(name) ? 1 : most + 1);
}
