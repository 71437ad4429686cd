/** What objects are called: their class, their tag. */
import { startTraversal, type Context } from './options.ts';
import { toText } from '../text.ts';

function isInstance(value: object, constructor: unknown): boolean {
  try {
    return typeof constructor === 'function' && value instanceof constructor;
  } catch {
    return false;
  }
}

/** The name of the class that an object was made by; null without a prototype. */
export function constructorName(value: object, context: Context, depth: number): string | null {
  let first: object | null | undefined;
  for (let current: object | null = value; current !== null; ) {
    const descriptor = Object.getOwnPropertyDescriptor(current, 'constructor');
    const constructor: unknown = descriptor?.value;
    if (typeof constructor === 'function' && constructor.name !== '' && isInstance(value, constructor)) {
      return toText(constructor.name);
    }
    current = Object.getPrototypeOf(current);
    first ??= current;
  }
  if (first === null || first === undefined) return null;
  const name = value instanceof Object ? 'Object' : tagName(value);
  if (depth > context.depth) return `${name} <Complex prototype>`;
  const inner = constructorName(first, context, depth + 1);
  if (inner === null) {
    const text = context.format(
      { ...context, customInspect: false, depth: -1, ...startTraversal() },
      first,
      0,
    );
    return `${name} <${text}>`;
  }
  return `${name} <${inner}>`;
}

export function tagName(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** What stands before the brace: `Foo(2) [tag] `. */
export function prefix(constructor: string | null, tag: string, fallback: string, size = ''): string {
  if (constructor === null) {
    if (tag !== '' && fallback !== tag) return `[${fallback}${size}: null prototype] [${tag}] `;
    return `[${fallback}${size}: null prototype] `;
  }
  if (tag !== '' && constructor !== tag) return `${constructor}${size} [${tag}] `;
  return `${constructor}${size} `;
}
