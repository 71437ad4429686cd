/** Properties, as `key: value`. */
import type { Kind } from './layout.ts';
import { stripColors, type Context } from './options.ts';
import { formatKey, isPrimitive } from './primitives.ts';

/** Does `work` with everything that it prints indented by so many columns more. */
export function indented<T>(context: Context, columns: number, work: () => T): T {
  context.indentation += columns;
  const result = work();
  context.indentation -= columns;
  return result;
}

/** One property as `key: value`; only the value for an element of an array. */
export function formatProperty(
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
    return indented(context, columns, () => context.format(context, descriptor.value, depth));
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
      const text = indented(context, 2, () => context.format(context, result, depth));
      if (isPrimitive(result)) {
        return `${context.stylize(`[${label}:`, 'special')} ${text}${context.stylize(']', 'special')}`;
      }
      return `${context.stylize(`[${label}]`, 'special')} ${text}`;
    } catch (error) {
      const thrown = indented(context, 2, () => context.format(context, error, depth));
      return context.stylize(`[${label}: <Inspection threw (${thrown})>]`, 'special');
    }
  }
  if (descriptor.set !== undefined) return context.stylize('[Setter]', 'special');
  return context.stylize('undefined', 'undefined');
}
