/** Functions and classes. */
import { toText } from '../text.ts';
import type { AnyFunction } from '../narrow.ts';
import { functionKind } from './types.ts';

function classBase(value: AnyFunction, constructor: string | null, tag: string): string {
  const name = Object.hasOwn(value, 'name') ? value.name : '';
  let base = `[class ${name === '' ? '(anonymous)' : toText(name)}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  const parent: unknown = Object.getPrototypeOf(value);
  if (constructor === null) base += ' extends [null prototype]';
  else if (typeof parent === 'function' && parent.name !== '') base += ` extends ${toText(parent.name)}`;
  return `${base}]`;
}

export function functionBase(value: AnyFunction, constructor: string | null, tag: string): string {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class') && source.endsWith('}')) return classBase(value, constructor, tag);
  const kind = functionKind(value);
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${toText(value.name)}`;
  base += ']';
  if (constructor !== kind && constructor !== null && constructor !== 'Function') base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag && tag !== kind) base += ` [${tag}]`;
  return base;
}
