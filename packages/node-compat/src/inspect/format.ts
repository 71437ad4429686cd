/** `util.format`: printf as Node's console knows it. */
import { validateObject } from '@efi-node/node-errors';
import { toText } from '../text.ts';
import { inspect } from './inspect.ts';
import { createSettings, type InspectOptions } from './options.ts';
import { formatBigInt, formatNumber } from './primitives.ts';

export function format(...args: unknown[]): string {
  return formatWithOptions({}, ...args);
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch (error) {
    if (error instanceof TypeError && /circular/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

/** Whether a value's text is its own business: it, or a class of the user's, has a `toString` (or toPrimitive). */
function hasOwnText(value: object): boolean {
  if (Symbol.toPrimitive in value && typeof Reflect.get(value, Symbol.toPrimitive) === 'function') {
    // Dates have one too, and print as themselves.
    if (!(value instanceof Date)) return true;
  }
  if (typeof Reflect.get(value, 'toString') !== 'function') return false;
  if (Object.hasOwn(value, 'toString')) return true;
  let owner: object | null = value;
  do owner = Object.getPrototypeOf(owner);
  while (owner !== null && !Object.hasOwn(owner, 'toString'));
  if (owner === null) return false;
  const constructor: unknown = Object.getOwnPropertyDescriptor(owner, 'constructor')?.value;
  return typeof constructor === 'function' && !builtinClasses.has(constructor.name);
}

const builtinClasses = new Set(
  Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-zA-Z0-9]+$/.test(name)),
);

function asString(value: unknown, options: InspectOptions): string {
  switch (typeof value) {
    case 'number':
      return formatNumber(createSettings({ ...options, colors: false }), value);
    case 'bigint':
      return formatBigInt(createSettings({ ...options, colors: false }), value);
    case 'object':
      if (value !== null && !hasOwnText(value))
        return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
      return toText(value);
    default:
      return String(value);
  }
}

function asInteger(value: unknown, options: InspectOptions): string {
  const context = createSettings({ ...options, colors: false });
  if (typeof value === 'bigint') return formatBigInt(context, value);
  if (typeof value === 'symbol') return formatNumber(context, Number.NaN);
  return formatNumber(context, Number.parseInt(String(value)));
}

function asNumber(value: unknown, options: InspectOptions): string {
  const context = createSettings({ ...options, colors: false });
  if (typeof value === 'bigint') return formatBigInt(context, value);
  if (typeof value === 'symbol') return formatNumber(context, Number.NaN);
  return formatNumber(context, Number(value));
}

function convert(kind: string, value: unknown, options: InspectOptions): string | undefined {
  switch (kind) {
    case 's':
      return asString(value, options);
    case 'd':
      return asNumber(value, options);
    case 'i':
      return asInteger(value, options);
    case 'f':
      return formatNumber(
        createSettings({ ...options, colors: false }),
        typeof value === 'symbol' ? Number.NaN : Number.parseFloat(String(value)),
      );
    case 'j':
      return json(value);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'O':
      return inspect(value, options);
    case 'c':
      return '';
    default:
      return undefined;
  }
}

export function formatWithOptions(options: InspectOptions, ...args: unknown[]): string {
  validateObject(options, 'inspectOptions');
  const [first] = args;
  if (args.length === 1) return typeof first === 'string' ? first : inspect(first, options);
  let text = '';
  let used = 0;
  let glue = '';
  if (typeof first === 'string') {
    used = 1;
    let start = 0;
    for (let i = 0; i < first.length - 1; i++) {
      if (first.charCodeAt(i) !== 37) continue;
      const kind = first[i + 1] ?? '';
      if (kind === '%') {
        text += `${first.slice(start, i)}%`;
        start = i + 2;
        i++;
      } else if (used < args.length) {
        const converted = convert(kind, args[used], options);
        if (converted === undefined) continue;
        used++;
        text += first.slice(start, i) + converted;
        start = i + 2;
        i++;
      }
    }
    if (args.length === 0) return '';
    text += first.slice(start);
    glue = ' ';
  }
  for (; used < args.length; used++) {
    const value = args[used];
    text += glue + (typeof value === 'string' ? value : inspect(value, options));
    glue = ' ';
  }
  return text;
}
