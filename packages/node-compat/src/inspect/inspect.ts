/** `util.inspect`: prints any value as Node 24 does. */
import { errorKeys } from './errors.ts';
import { join } from './layout.ts';
import { constructorName, prefix } from './names.ts';
import { createSettings, startTraversal, type Context, type InspectOptions } from './options.ts';
import { formatPrimitive, isPrimitive } from './primitives.ts';
import { formatProperty } from './properties.ts';
import { describe } from './shape.ts';
import { isNativeError, proxyDetails } from './types.ts';

export const customInspect: symbol = Symbol.for('nodejs.util.inspect.custom');

type Inspect = (
  value: unknown,
  options?: InspectOptions | boolean,
  depth?: number | null,
  colors?: boolean,
) => string;

export const inspect: Inspect & { custom?: symbol } = (value, options, depth, colors) => {
  let given: InspectOptions = {};
  if (typeof options === 'object' && options !== null) given = options;
  else {
    if (typeof options === 'boolean') given.showHidden = options;
    if (depth !== undefined) given.depth = depth;
    if (colors !== undefined) given.colors = colors;
  }
  return formatValue({ ...createSettings(given), ...startTraversal(), format: formatValue }, value, 0);
};
inspect.custom = customInspect;

/** Options as a custom inspect function gets them. */
function userOptions(context: Context, depth: number): InspectOptions & { stylize: Context['stylize'] } {
  const { showHidden, colors, customInspect: custom, showProxy, maxArrayLength, maxStringLength } = context;
  const { breakLength, compact, sorted, getters, numericSeparator, stylize } = context;
  return {
    ...context.extra,
    showHidden,
    depth,
    colors,
    customInspect: custom,
    showProxy,
    maxArrayLength,
    maxStringLength,
    breakLength,
    compact,
    sorted,
    getters,
    numericSeparator,
    stylize,
  };
}

function formatValue(context: Context, value: unknown, depth: number, typed = false): string {
  if (isPrimitive(value)) return formatPrimitive(context, value);
  let object: object = value;
  const proxy = proxyDetails(object);
  if (proxy !== undefined) {
    if (context.showProxy) return formatProxy(context, proxy, depth);
    let inner: unknown = proxy[0];
    for (let next = proxy; ; ) {
      inner = next[0];
      if (isPrimitive(inner)) return context.stylize('<Revoked Proxy>', 'special');
      const deeper = proxyDetails(inner);
      if (deeper === undefined) break;
      next = deeper;
    }
    object = inner;
  }
  if (context.customInspect) {
    const custom: unknown = Reflect.get(object, customInspect);
    if (typeof custom === 'function' && custom !== inspect) {
      const constructor: unknown = Reflect.get(object, 'constructor');
      const isPrototype =
        typeof constructor === 'function' && Reflect.get(constructor, 'prototype') === object;
      if (!isPrototype) {
        const left = context.depth === Number.POSITIVE_INFINITY ? context.depth : context.depth - depth;
        const result: unknown = Reflect.apply(custom, value, [left, userOptions(context, left), inspect]);
        if (result !== value) {
          if (typeof result !== 'string') return formatValue(context, result, depth);
          return result.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
        }
      }
    }
  }
  if (context.seen.includes(object)) {
    context.circular ??= new Map();
    let index = context.circular.get(object);
    if (index === undefined) {
      index = context.circular.size + 1;
      context.circular.set(object, index);
    }
    return context.stylize(`[Circular *${index}]`, 'special');
  }
  return formatObject(context, object, depth, typed);
}

function formatProxy(
  context: Context,
  [target, handler]: readonly [unknown, unknown],
  depth: number,
): string {
  if (depth > context.depth) return context.stylize('Proxy [Array]', 'special');
  context.indentation += 2;
  const parts = [formatValue(context, target, depth + 1), formatValue(context, handler, depth + 1)];
  context.indentation -= 2;
  return join(context, parts, { base: '', braces: ['Proxy [', ']'], kind: 'array' }, depth + 1, undefined);
}

function formatObject(context: Context, value: object, depth: number, typed: boolean): string {
  const constructor = constructorName(value, context, depth);
  let tag: unknown = Reflect.get(value, Symbol.toStringTag);
  // A tag that is printed as a property of its own is not printed twice.
  const printed = context.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  if (typeof tag !== 'string' || printed) tag = '';
  const shape = describe(context, value, constructor, String(tag), typed, depth);
  if (typeof shape === 'string') return shape;

  if (depth > context.depth) {
    const name = prefix(constructor, String(tag), Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return context.stylize(constructor === null ? name : `[${name}]`, 'special');
  }
  context.seen.push(value);
  context.currentDepth = depth;
  let entries: string[];
  try {
    entries = shape.entries(context, depth + 1);
    for (const key of shape.keys) entries.push(formatProperty(context, value, depth + 1, key, shape.kind));
    if (isNativeError(value)) formatHiddenErrorKeys(context, value, depth + 1, entries, shape.keys);
  } catch (error) {
    if (error instanceof RangeError && context.seen.length > 100) {
      return context.stylize(
        `[${constructor ?? 'Object'}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`,
        'special',
      );
    }
    throw error;
  }
  context.seen.pop();

  const reference = context.circular?.get(value);
  if (reference !== undefined) {
    const mark = context.stylize(`<ref *${reference}>`, 'special');
    if (context.compact !== true) shape.base = shape.base === '' ? mark : `${mark} ${shape.base}`;
    else shape.braces[0] = `${mark} ${shape.braces[0]}`;
  }
  if (context.sorted !== false) {
    const compare = typeof context.sorted === 'function' ? context.sorted : undefined;
    if (shape.kind === 'object') entries.sort(compare);
    else if (shape.keys.length > 1) {
      const split = entries.length - shape.keys.length;
      entries = entries.slice(0, split).concat(entries.slice(split).sort(compare));
    }
  }
  if (entries.length === 0 && shape.keys.length === 0 && shape.whenEmpty !== undefined)
    return shape.whenEmpty;
  return join(context, entries, shape, depth, value);
}

function formatHiddenErrorKeys(
  context: Context,
  error: Error,
  depth: number,
  entries: string[],
  keys: readonly (string | symbol)[],
): void {
  for (const key of errorKeys(error)) {
    if (!keys.includes(key)) entries.push(formatProperty(context, error, depth, key, 'object'));
  }
}
