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

/** The name at the head of a stack, when there is no class to take it from. */
function headName(stack: string): string {
  const found =
    /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return found?.[1] ?? '';
}

/** Puts the class's name where the stack has the plain one: `Error: x` of a `MyError` is `MyError: x`. */
function improve(stack: string, name: string, constructor: string | null, tag: string): string {
  if (constructor === null) {
    const head = headName(stack);
    const prefix = `[${head === '' ? 'Error' : head}: null prototype]${tag === '' || tag === head ? '' : ` [${tag}]`}`;
    if (head === '') return `${prefix}: ${stack}`;
    return prefix.includes(name)
      ? `${prefix}${stack.slice(head.length)}`
      : `${prefix} [${name}]${stack.slice(head.length)}`;
  }
  const end = stack.charAt(name.length);
  const plain =
    name.endsWith('Error') && stack.startsWith(name) && (end === '' || end === ':' || end === '\n');
  if (!plain) return stack;
  const prefix = tag !== '' && constructor !== tag ? `${constructor} [${tag}]` : constructor;
  if (prefix === name) return stack;
  const rest = stack.slice(name.length);
  return prefix.includes(name) ? prefix + rest : `${prefix} [${name}]${rest}`;
}

/** Own `name`, `message` and `stack` are not printed again when the stack shows them. */
function removeRepeated(context: Context, error: Error, stack: string, keys: (string | symbol)[]): void {
  if (context.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index === -1) continue;
    const value: unknown = Reflect.get(error, name);
    if (name === 'stack' || typeof value !== 'string' || stack.includes(value)) keys.splice(index, 1);
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
  stack = improve(stack, typeof error.name === 'string' ? error.name : 'Error', constructor, tag);
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
