import type { Context, Settings } from './options.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const needsEscape = /[\u0000-\u001f'\\\u007f-\u009f\ud800-\udfff]/;
const identifier = /^[a-z_]\w*$/i;
const short: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** A string as a literal: single quotes, unless other quotes save escapes. */
export function quote(text: string): string {
  let mark = "'";
  if (!needsEscape.test(text)) return `'${text}'`;
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  let result = mark;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    let replacement: string | undefined;
    const char = text[i] ?? '';
    if (char === mark && mark === "'") replacement = "\\'";
    else if (code === 92 || code < 32)
      replacement = short[char] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
    else if (code >= 0x7f && code <= 0x9f) replacement = `\\x${code.toString(16).toUpperCase()}`;
    else if (code >= 0xd800 && code <= 0xdfff) {
      if (code <= 0xdbff && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next <= 0xdfff) {
          i++;
          continue;
        }
      }
      replacement = `\\u${code.toString(16)}`;
    }
    if (replacement !== undefined) {
      result += text.slice(start, i) + replacement;
      start = i + 1;
    }
  }
  return result + text.slice(start) + mark;
}

function separate(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '_');
}

export function formatNumber(context: Settings, value: number): string {
  let text: string;
  if (Object.is(value, -0)) text = '-0';
  else if (!context.numericSeparator || !Number.isFinite(value) || `${value}`.includes('e'))
    text = `${value}`;
  else {
    const [whole = '', fraction] = `${value}`.split('.');
    const sign = whole.startsWith('-') ? '-' : '';
    text = sign + separate(sign === '' ? whole : whole.slice(1));
    if (fraction !== undefined) text += `.${fraction.replace(/(\d{3})(?=\d)/g, '$1_')}`;
  }
  return context.stylize(text, 'number');
}

export function formatBigInt(context: Settings, value: bigint): string {
  const digits = `${value}`;
  const sign = digits.startsWith('-') ? '-' : '';
  const text = context.numericSeparator ? sign + separate(sign === '' ? digits : digits.slice(1)) : digits;
  return context.stylize(`${text}n`, 'bigint');
}

function formatString(context: Context, value: string): string {
  let text = value;
  let trailer = '';
  if (text.length > context.maxStringLength) {
    const rest = text.length - context.maxStringLength;
    text = text.slice(0, context.maxStringLength);
    trailer = `... ${rest} more character${rest > 1 ? 's' : ''}`;
  }
  // A long text is easier to read with its own lines kept apart.
  const long = text.length > 16 && text.length > context.breakLength - context.indentation - 4;
  if (context.compact !== true && long && text.includes('\n')) {
    const lines = text.split(/(?<=\n)/).map((line) => context.stylize(quote(line), 'string'));
    return lines.join(` +\n${' '.repeat(context.indentation + 2)}`) + trailer;
  }
  return context.stylize(quote(text), 'string') + trailer;
}

export type Primitive = string | number | bigint | boolean | symbol | null | undefined;

export function formatPrimitive(context: Context, value: Primitive): string {
  switch (typeof value) {
    case 'string':
      return formatString(context, value);
    case 'number':
      return formatNumber(context, value);
    case 'bigint':
      return formatBigInt(context, value);
    case 'boolean':
      return context.stylize(`${value}`, 'boolean');
    case 'symbol':
      return context.stylize(Symbol.prototype.toString.call(value), 'symbol');
    case 'undefined':
      return context.stylize('undefined', 'undefined');
    default:
      return context.stylize('null', 'null');
  }
}

/** How a property's name is written before its colon. */
export function formatKey(context: Context, key: string | symbol, enumerable: boolean): string {
  if (typeof key === 'symbol') {
    const text = context.stylize(Symbol.prototype.toString.call(key), 'symbol');
    return enumerable ? text : `[${text}]`;
  }
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) return `[${key}]`;
  return identifier.test(key) ? context.stylize(key, 'name') : context.stylize(quote(key), 'string');
}

export function isPrimitive(value: unknown): value is Primitive {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}
