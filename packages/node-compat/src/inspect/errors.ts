/** How `inspect` prints errors: their stack as the base, their own properties in braces after it. */
import type { Context } from './options.ts';

/** Properties that are shown although they are not enumerable. */
export function errorKeys(error: Error): string[] {
  const keys: string[] = [];
  for (const key of ['cause', 'errors', 'error', 'suppressed']) {
    if (!Object.hasOwn(error, key)) continue;
    if (key === 'errors' && !Array.isArray(Reflect.get(error, key))) continue;
    if ((key === 'error' || key === 'suppressed') && error.name !== 'SuppressedError') continue;
    if (!Object.prototype.propertyIsEnumerable.call(error, key)) keys.push(key);
  }
  return keys;
}

function stackOf(error: Error): string {
  let stack: unknown;
  try {
    stack = error.stack;
  } catch {
    stack = undefined;
  }
  if (typeof stack === 'string' && stack !== '') return stack;
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** Puts the class's name into a stack that was taken with another name. */
function improve(stack: string, error: Error, constructor: string | null, tag: string): string {
  let name: string = constructor ?? 'Error';
  let result = stack;
  if (constructor === null || !constructor.endsWith('Error') || !stack.startsWith(constructor)) {
    let label = '';
    if (constructor === null) {
      const start =
        /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
      label = start?.[1] ?? '';
      const old = label.length;
      name = label === '' ? 'Error' : label;
      return `[${name}: null prototype]${old === 0 ? ` ${stack}` : stack.slice(old)}`;
    }
    const errorName = typeof error.name === 'string' ? error.name : 'Error';
    if (!(stack.split('\n', 1)[0] ?? '').includes(constructor)) {
      const found =
        /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
      label = found?.[1] ?? '';
      if (label !== '' && Object.hasOwn(error, 'name') === false) {
        result = `${constructor} [${label}]${stack.slice(label.length)}`;
        if (constructor.includes(label)) {
          result = `${constructor}${stack.slice(label.length)}`;
        }
      } else if (label === '' && errorName.length === 0) {
        result = `${constructor}: ${stack}`;
      }
    }
  }
  if (tag !== '' && tag !== name && !result.includes(tag)) {
    const end = result.indexOf(':');
    if (end > 0) result = `${result.slice(0, end)} [${tag}]${result.slice(end)}`;
  }
  return result;
}

/** Own `name`, `message` and `stack` are not printed again when the stack shows them. */
function removeRepeated(context: Context, error: Error, stack: string, keys: (string | symbol)[]): void {
  if (context.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    const value: unknown = index === -1 ? undefined : Reflect.get(error, name);
    if (index !== -1 && (typeof value !== 'string' || stack.includes(value))) keys.splice(index, 1);
  }
}

/** The head of a printed error; takes out of `keys` what it shows already. */
export function formatError(
  context: Context,
  error: Error,
  constructor: string | null,
  tag: string,
  keys: (string | symbol)[],
): string {
  let stack = stackOf(error);
  removeRepeated(context, error, stack, keys);
  stack = improve(stack, error, constructor, tag);
  // Only the stack's frames are indented below their error; an error without frames stands in brackets.
  const message = typeof error.message === 'string' ? error.message : '';
  const from = message === '' ? -1 : stack.indexOf(message);
  const frames = stack.indexOf('\n    at', from === -1 ? 0 : from + message.length);
  if (frames === -1) stack = `[${stack}]`;
  if (context.indentation !== 0) {
    const indent = ' '.repeat(context.indentation);
    stack = stack
      .split('\n')
      .map((line, index) => (index === 0 ? line : `${indent}${line}`))
      .join('\n');
  }
  return stack;
}
