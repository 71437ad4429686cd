/** What stands between an object's braces beside its properties: elements, items, bytes. */
import type { Context } from './options.ts';
import { formatPrimitive } from './primitives.ts';
import { formatProperty, indented } from './properties.ts';
import { heldItems, promiseDetails } from './types.ts';

function more(count: number): string {
  return `... ${count} more item${count > 1 ? 's' : ''}`;
}

function limited<T>(context: Context, items: readonly T[], print: (item: T) => string): string[] {
  const limit = Math.min(Math.max(0, context.maxArrayLength), items.length);
  const output = items.slice(0, limit).map(print);
  if (items.length > limit) output.push(more(items.length - limit));
  return output;
}

export function arrayEntries(context: Context, array: readonly unknown[], depth: number): string[] {
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

export function typedArrayEntries(context: Context, array: NodeJS.TypedArray, depth: number): string[] {
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
        output.push(`[${key}]: ${context.format(context, Reflect.get(array, key), depth - 1, true)}`);
      }
    });
  }
  return output;
}

export function setEntries(context: Context, items: readonly unknown[], depth: number): string[] {
  return indented(context, 2, () => limited(context, items, (item) => context.format(context, item, depth)));
}

export function mapEntries(
  context: Context,
  items: readonly (readonly [unknown, unknown])[],
  depth: number,
): string[] {
  return indented(context, 2, () =>
    limited(
      context,
      items,
      ([key, item]) => `${context.format(context, key, depth)} => ${context.format(context, item, depth)}`,
    ),
  );
}

function pairsOf(items: readonly unknown[]): [unknown, unknown][] {
  const pairs: [unknown, unknown][] = [];
  for (let i = 0; i < items.length; i += 2) pairs.push([items[i], items[i + 1]]);
  return pairs;
}

/** What an iterator of `entries()` still holds; `items` has keys and values in turn. */
export function pairEntries(context: Context, items: readonly unknown[], depth: number): string[] {
  return indented(context, 2, () =>
    limited(context, pairsOf(items), (pair) => {
      const [key, item] = indented(context, 2, () =>
        pair.map((each) => context.format(context, each, depth)),
      );
      return `[ ${key}, ${item} ]`;
    }),
  );
}

export function weakEntries(context: Context, collection: object, depth: number): string[] {
  const { items, paired } = heldItems(collection);
  return paired
    ? mapEntries(context, pairsOf(items), depth).toSorted()
    : setEntries(context, items, depth).toSorted();
}

export function promiseEntries(context: Context, promise: Promise<unknown>, depth: number): string[] {
  const [state, value] = promiseDetails(promise);
  if (state === 'pending') return [context.stylize('<pending>', 'special')];
  if (state === 'unknown') return [context.stylize('<state unknown>', 'special')];
  const text = indented(context, 2, () => context.format(context, value, depth));
  return [state === 'rejected' ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

export function bufferContents(context: Context, buffer: ArrayBuffer | SharedArrayBuffer): string {
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
