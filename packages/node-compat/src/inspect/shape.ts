/** What each kind of object looks like when it is printed: what stands before its braces, and what is in them. */
import {
  arrayEntries,
  bufferContents,
  mapEntries,
  pairEntries,
  promiseEntries,
  setEntries,
  typedArrayEntries,
  weakEntries,
} from './entries.ts';
import { errorKeys, formatError } from './errors.ts';
import { functionBase } from './functions.ts';
import { extraKeys, isIndex, ownKeys } from './keys.ts';
import type { Kind } from './layout.ts';
import { prefix, tagName } from './names.ts';
import type { Context, Style } from './options.ts';
import { formatPrimitive } from './primitives.ts';
import { indented } from './properties.ts';
import {
  type Boxed,
  heldItems,
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
  isTypedArray,
  isWeakMap,
  isWeakSet,
  typedArrayName,
  unboxed,
} from './types.ts';
import { isFunction } from '../narrow.ts';

export interface Shape {
  base: string;
  braces: [string, string];
  kind: Kind;
  keys: (string | symbol)[];
  entries: (context: Context, depth: number) => string[];
  /** The text when there are no entries, when it differs from `base braces`. */
  whenEmpty?: string;
}

const none = (): string[] => [];

function describeIterable(
  context: Context,
  value: object,
  constructor: string | null,
  tag: string,
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
  if (isTypedArray(value)) {
    shape.keys = extraKeys(value, showHidden);
    const name = prefix(constructor, tag, typedArrayName(value) ?? '', `(${value.length})`);
    shape.braces = [`${name}[`, ']'];
    if (value.length === 0 && shape.keys.length === 0 && !showHidden) return `${shape.braces[0]}]`;
    shape.kind = 'array';
    shape.entries = (inner, depth) => typedArrayEntries(inner, value, depth);
    return shape;
  }
  if (isMapIterator(value) || isSetIterator(value)) {
    shape.keys = ownKeys(value, showHidden);
    const { items, paired } = heldItems(value);
    shape.braces[0] = `[${isMapIterator(value) ? 'Map' : 'Set'} ${paired ? 'Entries' : 'Iterator'}] {`;
    shape.entries = (inner, depth) => (paired ? pairEntries : setEntries)(inner, items, depth);
    return shape;
  }
  return undefined;
}

const boxedStyles: Readonly<Record<Boxed[0], Style>> = {
  Number: 'number',
  String: 'string',
  Boolean: 'boolean',
  Symbol: 'symbol',
  BigInt: 'bigint',
};

function describeBoxed(
  context: Context,
  shape: Shape,
  [type, primitive]: Boxed,
  constructor: string | null,
  tag: string,
): Shape | string {
  if (type === 'String') {
    // The characters are no properties worth printing.
    shape.keys = shape.keys.filter(
      (key) => typeof key === 'symbol' || !isIndex(key) || Number(key) >= primitive.length,
    );
  }
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  const plain: Context = { ...context, stylize: (text) => text };
  base += `: ${formatPrimitive(plain, primitive)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  if (shape.keys.length === 0) return context.stylize(base, boxedStyles[type]);
  shape.base = base;
  return shape;
}

/** The shape of an object, or its whole text when it has nothing in braces. */
export function describe(
  context: Context,
  value: object,
  constructor: string | null,
  tag: string,
  typed: boolean,
  depth: number,
): Shape | string {
  const { showHidden } = context;
  if (Symbol.iterator in value || constructor === null) {
    const shape = describeIterable(context, value, constructor, tag);
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
  if (isNativeError(value) || value instanceof Error) {
    const { text, keys: untold } = formatError(context, value, constructor, tag, keys);
    shape.base = text;
    shape.keys = untold;
    return untold.length === 0 && errorKeys(value).length === 0 ? text : shape;
  }
  if (constructor === 'Object' && !isFunction(value)) {
    const boxed = unboxed(value);
    if (boxed === undefined && !isRegExp(value) && !isDate(value)) {
      if (tag !== '') shape.braces[0] = `${prefix(constructor, tag, 'Object')}{`;
      shape.whenEmpty = `${shape.braces[0]}}`;
      if (noKeys) return shape.whenEmpty;
      return shape;
    }
  }
  if (isFunction(value)) {
    shape.base = functionBase(value, constructor, tag);
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
      `[buffer]: ${indented(inner, 2, () => inner.format(inner, value.buffer, depth))}`,
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
    shape.entries = showHidden
      ? (inner, depth) => weakEntries(inner, value, depth)
      : () => [context.stylize('<items unknown>', 'special')];
    return shape;
  }
  const boxed = unboxed(value);
  if (boxed !== undefined) return describeBoxed(context, shape, boxed, constructor, tag);
  if (noKeys) {
    return `${prefix(constructor, tag, isGeneratorObject(value) ? tagName(value) : 'Object')}{}`;
  }
  shape.braces[0] = `${prefix(constructor, tag, 'Object')}{`;
  return shape;
}
