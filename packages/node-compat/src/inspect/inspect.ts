/** `util.inspect`: prints any value as Node 24 does. */
import { toText } from '../text.ts';
import { errorKeys, formatError } from './errors.ts';
import { join, type Kind } from './layout.ts';
import { createContext, stripColors, type Context, type InspectOptions } from './options.ts';
import { formatKey, formatPrimitive, type Primitive } from './primitives.ts';
import {
  functionKind,
  isAnyArrayBuffer,
  isArguments,
  isDataView,
  isDate,
  isGeneratorObject,
  isMap,
  isMapIterator,
  isNativeError,
  isPromise,
  isRegExp,
  isSet,
  isSetIterator,
  isSharedArrayBuffer,
  isWeakMap,
  isWeakSet,
  promiseDetails,
  proxyDetails,
  typedArrayName,
  unboxed,
} from './types.ts';

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
  return formatValue(createContext(given), value, 0);
};
inspect.custom = customInspect;

function isPrimitive(value: unknown): value is Primitive {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}

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

export function formatValue(context: Context, value: unknown, depth: number, typed = false): string {
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
  return join(context, parts, '', ['Proxy [', ']'], 'array', depth + 1, undefined);
}

// -- names

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
    const text = inspect(first, { ...userOptions(context, -1), customInspect: false, depth: -1 });
    return `${name} <${text}>`;
  }
  return `${name} <${inner}>`;
}

function tagName(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function prefix(constructor: string | null, tag: string, fallback: string, size = ''): string {
  if (constructor === null) {
    if (tag !== '' && fallback !== tag) return `[${fallback}${size}: null prototype] [${tag}] `;
    return `[${fallback}${size}: null prototype] `;
  }
  if (tag !== '' && constructor !== tag) return `${constructor}${size} [${tag}] `;
  return `${constructor}${size} `;
}

function ownKeys(value: object, showHidden: boolean): (string | symbol)[] {
  if (showHidden) {
    const all: (string | symbol)[] = Object.getOwnPropertyNames(value);
    return all.concat(Object.getOwnPropertySymbols(value));
  }
  const keys: (string | symbol)[] = Object.keys(value);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
  }
  return keys;
}

/** Own keys that are no array indices. */
function extraKeys(value: object, showHidden: boolean): (string | symbol)[] {
  const keys = ownKeys(value, showHidden);
  return keys.filter((key) => typeof key === 'symbol' || !isIndex(key));
}

function isIndex(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first < 48 || first > 57) return false;
  const index = Number(key);
  return String(index >>> 0) === key && index < 4294967295;
}

// -- objects

interface Shape {
  base: string;
  braces: [string, string];
  kind: Kind;
  keys: (string | symbol)[];
  entries: (context: Context, depth: number) => string[];
  /** The text when there are no entries, when it differs from `base braces`. */
  whenEmpty?: string;
}

const none = (): string[] => [];

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
  return join(context, entries, shape.base, shape.braces, shape.kind, depth, value);
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

function describe(
  context: Context,
  value: object,
  constructor: string | null,
  tag: string,
  typed: boolean,
  depth: number,
): Shape | string {
  const { showHidden } = context;
  if (Symbol.iterator in value || constructor === null) {
    const shape = describeIterable(context, value, constructor, tag, typed);
    if (shape !== undefined) return shape;
  }
  const keys = ownKeys(value, showHidden);
  const shape: Shape = { base: '', braces: ['{', '}'], kind: 'object', keys, entries: none };
  const noKeys = keys.length === 0;
  if (isArguments(value)) {
    shape.braces[0] = '{';
    shape.base = '[Arguments]';
    if (noKeys) return '[Arguments] {}';
    return shape;
  }
  if (isNativeError(value)) {
    shape.base = formatError(context, value, constructor, tag, keys);
    return keys.length === 0 && errorKeys(value).length === 0 ? shape.base : shape;
  }
  if (constructor === 'Object' && typeof value !== 'function') {
    const boxed = unboxed(value);
    if (boxed === undefined && !isRegExp(value) && !isDate(value)) {
      if (tag !== '') shape.braces[0] = `${prefix(constructor, tag, 'Object')}{`;
      shape.whenEmpty = `${shape.braces[0]}}`;
      if (noKeys) return shape.whenEmpty;
      return shape;
    }
  }
  if (typeof value === 'function') {
    shape.base = functionBase(context, value as (...args: never[]) => unknown, constructor, tag);
    if (noKeys) return context.stylize(shape.base, 'special');
    return shape;
  }
  if (isRegExp(value)) {
    const text = RegExp.prototype.toString.call(constructor === null ? new RegExp(value) : value);
    const name = prefix(constructor, tag, 'RegExp');
    shape.base = name === 'RegExp ' ? text : `${name}${text}`;
    return noKeys || depth > context.depth ? context.stylize(shape.base, 'regexp') : shape;
  }
  if (isDate(value)) {
    const time = Date.prototype.getTime.call(value);
    const text = Number.isNaN(time)
      ? Date.prototype.toString.call(value)
      : Date.prototype.toISOString.call(value);
    const name = prefix(constructor, tag, 'Date');
    shape.base = name === 'Date ' ? text : `${name}${text}`;
    return noKeys ? context.stylize(shape.base, 'date') : shape;
  }
  if (isAnyArrayBuffer(value)) {
    const name = prefix(constructor, tag, isSharedArrayBuffer(value) ? 'SharedArrayBuffer' : 'ArrayBuffer');
    shape.braces[0] = `${name}{`;
    if (typed) {
      shape.entries = () => [`[byteLength]: ${formatPrimitive(context, value.byteLength)}`];
      return shape;
    }
    shape.entries = () => [
      bufferContents(context, value),
      `[byteLength]: ${formatPrimitive(context, value.byteLength)}`,
    ];
    return shape;
  }
  if (isDataView(value)) {
    shape.braces[0] = `${prefix(constructor, tag, 'DataView')}{`;
    shape.entries = (inner, depth) => [
      `[byteLength]: ${formatPrimitive(inner, value.byteLength)}`,
      `[byteOffset]: ${formatPrimitive(inner, value.byteOffset)}`,
      `[buffer]: ${indented(inner, 2, () => formatValue(inner, value.buffer, depth))}`,
    ];
    return shape;
  }
  if (isPromise(value)) {
    shape.braces[0] = `${prefix(constructor, tag, 'Promise')}{`;
    shape.entries = (inner, depth) => promiseEntries(inner, value, depth);
    return shape;
  }
  if (isWeakSet(value) || isWeakMap(value)) {
    shape.braces[0] = `${prefix(constructor, tag, isWeakSet(value) ? 'WeakSet' : 'WeakMap')}{`;
    shape.entries = () => [context.stylize('<items unknown>', 'special')];
    return shape;
  }
  const boxed = unboxed(value);
  if (boxed !== undefined) return describeBoxed(context, shape, value, boxed, constructor, tag);
  if (noKeys) {
    return `${prefix(constructor, tag, isGeneratorObject(value) ? tagName(value) : 'Object')}{}`;
  }
  shape.braces[0] = `${prefix(constructor, tag, 'Object')}{`;
  return shape;
}

function describeIterable(
  context: Context,
  value: object,
  constructor: string | null,
  tag: string,
  _typed: boolean,
): Shape | string | undefined {
  const { showHidden } = context;
  const shape: Shape = { base: '', braces: ['{', '}'], kind: 'object', keys: [], entries: none };
  if (Array.isArray(value)) {
    const array: unknown[] = value;
    shape.keys = extraKeys(value, showHidden);
    const name =
      constructor !== 'Array' || tag !== '' ? prefix(constructor, tag, 'Array', `(${array.length})`) : '';
    shape.braces = [`${name}[`, ']'];
    if (array.length === 0 && shape.keys.length === 0) return `${shape.braces[0]}]`;
    shape.kind = 'array';
    shape.entries = (inner, depth) => arrayEntries(inner, array, depth);
    return shape;
  }
  if (isSet(value)) {
    const set = value;
    const size = Set.prototype.keys.call(set);
    shape.keys = ownKeys(value, showHidden);
    const name = prefix(constructor, tag, 'Set', `(${[...size].length})`);
    shape.braces[0] = `${name}{`;
    if (set.size === 0 && shape.keys.length === 0) return `${name}{}`;
    shape.entries = (inner, depth) => setEntries(inner, [...Set.prototype.values.call(set)], depth);
    return shape;
  }
  if (isMap(value)) {
    const items = [...Map.prototype.entries.call(value)];
    shape.keys = ownKeys(value, showHidden);
    const name = prefix(constructor, tag, 'Map', `(${items.length})`);
    shape.braces[0] = `${name}{`;
    if (items.length === 0 && shape.keys.length === 0) return `${name}{}`;
    shape.entries = (inner, depth) => mapEntries(inner, items, depth);
    return shape;
  }
  const typedName = typedArrayName(value);
  if (typedName !== undefined) {
    const array = value as Uint8Array;
    shape.keys = extraKeys(value, showHidden);
    const name = prefix(constructor, tag, typedName, `(${array.length})`);
    shape.braces = [`${name}[`, ']'];
    if (array.length === 0 && shape.keys.length === 0 && !showHidden) return `${shape.braces[0]}]`;
    shape.kind = 'array';
    shape.entries = (inner, depth) => typedArrayEntries(inner, array, depth);
    return shape;
  }
  if (isMapIterator(value) || isSetIterator(value)) {
    const map = isMapIterator(value);
    shape.keys = ownKeys(value, showHidden);
    const name = map ? 'Map' : 'Set';
    const items = previewIterator(value);
    const pairs = items.length > 0 && items.every((item) => Array.isArray(item) && item.length === 2);
    shape.braces[0] = `[${name} ${pairs ? 'Entries' : 'Iterator'}] {`;
    shape.entries = (inner, depth) => iteratorEntries(inner, items, pairs, depth);
    return shape;
  }
  return undefined;
}

/** The engine cannot show what an iterator still holds without moving it, so nothing is shown. */
function previewIterator(_iterator: IterableIterator<unknown>): unknown[] {
  return [];
}

function describeBoxed(
  context: Context,
  shape: Shape,
  value: object,
  [type, primitive]: readonly [string, string | number | bigint | boolean | symbol],
  constructor: string | null,
  tag: string,
): Shape | string {
  if (type === 'String') {
    // The characters are no properties worth printing.
    shape.keys = shape.keys.filter(
      (key) => typeof key === 'symbol' || !isIndex(key) || Number(key) >= String(primitive).length,
    );
  }
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  const plain: Context = { ...context, stylize: (text) => text };
  base += `: ${formatPrimitive(plain, primitive)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  void value;
  if (shape.keys.length === 0) return context.stylize(base, type.toLowerCase() as 'string');
  shape.base = base;
  return shape;
}

function functionBase(
  context: Context,
  value: (...args: never[]) => unknown,
  constructor: string | null,
  tag: string,
): string {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class') && source.endsWith('}'))
    return classBase(value, source, constructor, tag, context);
  const kind = functionKind(value);
  let base = `[${kind}`;
  if (constructor === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${toText(value.name)}`;
  base += ']';
  if (constructor !== kind && constructor !== null && constructor !== 'Function') base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag && tag !== kind) base += ` [${tag}]`;
  return base;
}

function classBase(
  value: (...args: never[]) => unknown,
  source: string,
  constructor: string | null,
  tag: string,
  context: Context,
): string {
  void source;
  void context;
  const name = Object.hasOwn(value, 'name') ? value.name : '';
  let base = `[class ${name === '' ? '(anonymous)' : toText(name)}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  const parent: unknown = Object.getPrototypeOf(value);
  if (constructor === null) base += ' extends [null prototype]';
  else if (typeof parent === 'function' && parent.name !== '') base += ` extends ${toText(parent.name)}`;
  return `${base}]`;
}

// -- entries

function indented<T>(context: Context, columns: number, work: () => T): T {
  context.indentation += columns;
  const result = work();
  context.indentation -= columns;
  return result;
}

function more(count: number): string {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function arrayEntries(context: Context, array: readonly unknown[], depth: number): string[] {
  const limit = Math.min(Math.max(0, context.maxArrayLength), array.length);
  const output: string[] = [];
  let index = 0;
  while (index < array.length && output.length < limit) {
    if (!Object.hasOwn(array, index)) {
      const first = index;
      while (index < array.length && !Object.hasOwn(array, index)) index++;
      const holes = index - first;
      output.push(context.stylize(`<${holes} empty item${holes > 1 ? 's' : ''}>`, 'undefined'));
    } else {
      output.push(formatProperty(context, array, depth, String(index), 'array', true));
      index++;
    }
  }
  if (index < array.length) output.push(more(array.length - index));
  return output;
}

function typedArrayEntries(context: Context, array: NodeJS.TypedArray, depth: number): string[] {
  const limit = Math.min(Math.max(0, context.maxArrayLength), array.length);
  const output: string[] = [];
  for (let index = 0; index < limit; index++) {
    const item: unknown = array[index];
    output.push(formatPrimitive(context, typeof item === 'bigint' ? item : Number(item)));
  }
  if (array.length > limit) output.push(more(array.length - limit));
  if (context.showHidden) {
    indented(context, 2, () => {
      for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
        output.push(`[${key}]: ${formatValue(context, Reflect.get(array, key), depth - 1, true)}`);
      }
    });
  }
  return output;
}

function limited<T>(context: Context, items: readonly T[], print: (item: T) => string): string[] {
  const limit = Math.min(Math.max(0, context.maxArrayLength), items.length);
  const output = items.slice(0, limit).map(print);
  if (items.length > limit) output.push(more(items.length - limit));
  return output;
}

function setEntries(context: Context, items: readonly unknown[], depth: number): string[] {
  return indented(context, 2, () => limited(context, items, (item) => formatValue(context, item, depth)));
}

function mapEntries(
  context: Context,
  items: readonly (readonly [unknown, unknown])[],
  depth: number,
): string[] {
  return indented(context, 2, () =>
    limited(
      context,
      items,
      ([key, item]) => `${formatValue(context, key, depth)} => ${formatValue(context, item, depth)}`,
    ),
  );
}

function iteratorEntries(
  context: Context,
  items: readonly unknown[],
  pairs: boolean,
  depth: number,
): string[] {
  if (!pairs) return setEntries(context, items, depth);
  return indented(context, 2, () => limited(context, items, (item) => formatValue(context, item, depth)));
}

function promiseEntries(context: Context, promise: Promise<unknown>, depth: number): string[] {
  const [state, value] = promiseDetails(promise);
  if (state === 'pending') return [context.stylize('<pending>', 'special')];
  if (state === 'unknown') return [context.stylize('<state unknown>', 'special')];
  const text = indented(context, 2, () => formatValue(context, value, depth));
  return [state === 'rejected' ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

function bufferContents(context: Context, buffer: ArrayBuffer | SharedArrayBuffer): string {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(buffer);
  } catch {
    return context.stylize('(detached)', 'special');
  }
  const shown = bytes.subarray(0, Math.min(Math.max(0, context.maxArrayLength), bytes.length));
  let text = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const rest = bytes.length - shown.length;
  if (rest > 0) text += ` ... ${rest} more byte${rest > 1 ? 's' : ''}`;
  return `[Uint8Contents]: <${text}>`;
}

/** One property as `key: value`; only the value for an element of an array. */
function formatProperty(
  context: Context,
  owner: object,
  depth: number,
  key: string | symbol,
  kind: Kind,
  element = false,
): string {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key) ?? {
    value: Reflect.get(owner, key) as unknown,
    configurable: true,
    enumerable: true,
  };
  const text = propertyValue(context, owner, descriptor, depth, kind);
  if (element) return text;
  let gap = ' ';
  if (
    context.compact === true &&
    kind === 'object' &&
    descriptor.value !== undefined &&
    context.breakLength < stripColors(text).length
  ) {
    gap = `\n${' '.repeat(context.indentation + 3)}`;
  }
  return `${formatKey(context, key, descriptor.enumerable !== false)}:${gap}${text}`;
}

function propertyValue(
  context: Context,
  owner: object,
  descriptor: PropertyDescriptor,
  depth: number,
  kind: Kind,
): string {
  if (descriptor.value !== undefined) {
    const columns = context.compact !== true || kind !== 'object' ? 2 : 3;
    return indented(context, columns, () => formatValue(context, descriptor.value, depth));
  }
  if (descriptor.get !== undefined) {
    const label = descriptor.set === undefined ? 'Getter' : 'Getter/Setter';
    const wanted =
      context.getters === true ||
      (context.getters === 'get' && descriptor.set === undefined) ||
      (context.getters === 'set' && descriptor.set !== undefined);
    if (!wanted) return context.stylize(`[${label}]`, 'special');
    try {
      const result: unknown = Reflect.apply(descriptor.get, owner, []);
      const text = indented(context, 2, () => formatValue(context, result, depth));
      if (isPrimitive(result)) {
        return `${context.stylize(`[${label}:`, 'special')} ${text}${context.stylize(']', 'special')}`;
      }
      return `${context.stylize(`[${label}]`, 'special')} ${text}`;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return context.stylize(`[${label}: <Inspection threw (${message})>]`, 'special');
    }
  }
  if (descriptor.set !== undefined) return context.stylize('[Setter]', 'special');
  return context.stylize('undefined', 'undefined');
}
