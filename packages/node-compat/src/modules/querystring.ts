/** node:querystring. */
import { toText } from '../text.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { bareRecord } from '../narrow.ts';

type Parsed = Record<string, string | string[]>;

interface Options {
  maxKeys?: number;
  decodeURIComponent?: (text: string) => string;
  encodeURIComponent?: (text: string) => string;
}

export function unescapeBuffer(text: string): Buffer {
  const bytes: number[] = [];
  const source = Buffer.from(text);
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] ?? 0;
    const digits = byte === 0x25 ? source.toString('latin1', i + 1, i + 3) : '';
    if (/^[\da-f]{2}$/i.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      i += 2;
    } else bytes.push(byte);
  }
  return Buffer.from(bytes);
}

export function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

export function escape(value: unknown): string {
  const text = toText(value);
  try {
    return encodeURIComponent(text);
  } catch {
    throw Object.assign(new URIError('URI malformed'), { code: 'ERR_INVALID_URI' });
  }
}

function primitive(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? `${value}` : '';
    case 'bigint':
    case 'boolean':
      return `${value}`;
    default:
      return '';
  }
}

export function stringify(object: unknown, separator = '&', equals = '=', options: Options = {}): string {
  if (typeof object !== 'object' || object === null) return '';
  const encode = options?.encodeURIComponent ?? methods.escape;
  const parts: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    const name = encode(key) + (equals ?? '=');
    const values: unknown[] = Array.isArray(value) ? value : [value];
    for (const each of values) parts.push(name + encode(primitive(each)));
  }
  return parts.join(separator ?? '&');
}

export function parse(
  text: unknown,
  separator?: string | null,
  equals?: string | null,
  options: Options = {},
): Parsed {
  const result: Parsed = bareRecord();
  if (typeof text !== 'string' || text === '') return result;
  const between = separator === undefined || separator === null || separator === '' ? '&' : toText(separator);
  const is = equals === undefined || equals === null || equals === '' ? '=' : toText(equals);
  const decode = options?.decodeURIComponent ?? methods.unescape;
  if (typeof decode !== 'function')
    throw new ERR_INVALID_ARG_TYPE('options.decodeURIComponent', 'Function', decode);
  const maxKeys = options?.maxKeys ?? 1000;
  const read = (part: string): string => {
    const spaced = part.replaceAll('+', ' ');
    // A function of the program's is asked for everything.
    if (decode === unescape && !spaced.includes('%')) return spaced;
    try {
      return decode(spaced);
    } catch {
      return unescape(spaced);
    }
  };
  let count = 0;
  for (const pair of text.split(between)) {
    if (pair === '') continue;
    if (maxKeys > 0 && count >= maxKeys) break;
    count++;
    const at = pair.indexOf(is);
    const key = read(at === -1 ? pair : pair.slice(0, at));
    const value = at === -1 ? '' : read(pair.slice(at + is.length));
    const existing = result[key];
    if (existing === undefined) result[key] = value;
    else if (typeof existing === 'string') result[key] = [existing, value];
    else existing.push(value);
  }
  return result;
}

/** Programs replace `escape` and `unescape` of the module. */
const methods: { escape: (value: unknown) => string; unescape: (text: string) => string } & Record<
  string,
  unknown
> = {
  unescapeBuffer,
  unescape,
  escape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
export default methods;
