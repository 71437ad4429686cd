/** Functions of node:path, evaluated with the first that is needed. */
import { builtin } from '../../load.ts';
import { isFunction, member } from '../../narrow.ts';

export function runPath(
  name: 'resolve' | 'dirname' | 'basename' | 'relative',
  ...args: readonly string[]
): string {
  const fn = member(builtin('path'), name);
  if (!isFunction(fn)) throw new Error(`node:path has no ${name}`);
  return String(fn(...args));
}
