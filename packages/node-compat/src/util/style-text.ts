/** `util.styleText`. */
import { invalidArgType, validateBoolean, validateObject, validateString } from '@efi-node/node-errors';
import { ERR_INVALID_ARG_VALUE } from '../errors.ts';
import { colors } from '../inspect/options.ts';
import { inspect } from '../inspect/inspect.ts';
import { isFunction, isObject, member } from '../narrow.ts';

type Codes = readonly [start: string, end: string];

const hexColor = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Foreground of 24 bits. */
function trueColor(text: string): Codes {
  const digits = text.length === 4 ? text.slice(1).replaceAll(/./g, '$&$&') : text.slice(1);
  const parts = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return [`\u001b[38;2;${parts.join(';')}m`, '\u001b[39m'];
}

function codesOf(format: unknown): Codes | undefined {
  if (format === 'none') return undefined;
  if (typeof format === 'string' && hexColor.test(format)) return trueColor(format);
  const found = typeof format === 'string' ? colors[format] : undefined;
  if (found === undefined) {
    const names = Reflect.ownKeys(colors).map((name) => inspect(name));
    throw new ERR_INVALID_ARG_VALUE('format', format, `must be one of: ${names.join(', ')}`);
  }
  return [`\u001b[${found[0]}m`, `\u001b[${found[1]}m`];
}

function isStream(value: unknown): boolean {
  if (!isObject(value)) return false;
  const pipes = isFunction(member(value, 'pipe')) || isFunction(member(value, 'write'));
  return pipes || isFunction(member(value, 'getReader')) || isFunction(member(value, 'getWriter'));
}

/** Whether the stream is a terminal that shows colours, and the environment does not ask for none. */
function takesColors(stream: unknown): boolean {
  if (process.env['FORCE_COLOR'] !== undefined) return process.env['FORCE_COLOR'] !== '0';
  if (process.env['NO_COLOR'] !== undefined || process.env['NODE_DISABLE_COLORS'] !== undefined) return false;
  if (member(stream, 'isTTY') !== true) return false;
  const depth = member(stream, 'getColorDepth');
  return !isFunction(depth) || Number(Reflect.apply(depth, stream, [])) > 2;
}

/** Where a format inside ends what this one began, it begins anew. */
function wrap(text: string, [start, end]: Codes): string {
  return `${start}${text.includes(end) ? text.replaceAll(end, start) : text}${end}`;
}

export function styleText(format: unknown, text: unknown, options?: unknown): string {
  validateString(text, 'text');
  if (options !== undefined) validateObject(options, 'options');
  const validate: unknown = member(options, 'validateStream') ?? true;
  validateBoolean(validate, 'options.validateStream');
  let colored = true;
  if (validate) {
    const stream: unknown = member(options, 'stream') ?? process.stdout;
    if (!isStream(stream))
      throw invalidArgType('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    colored = takesColors(stream);
  }
  const formats: readonly unknown[] = Array.isArray(format) ? format : [format];
  const codes = formats.map(codesOf);
  if (!colored) return text;
  return codes.reduceRight((inner: string, each) => (each === undefined ? inner : wrap(inner, each)), text);
}
