/** How Node's messages describe the value that came. */
import { type InspectOptions, plainInspect, primitive } from './plain-inspect.ts';

type Inspect = (value: unknown, options?: InspectOptions) => string;

let inspectValue: Inspect = plainInspect;

/** Node's `util.inspect`, for the values in messages; without it only plain values print as in Node. */
export function setInspect(inspect: Inspect): void {
  inspectValue = inspect;
}

export function inspect(value: unknown): string {
  return inspectValue(value);
}

/** A value inside a sentence, as `util.format` has it for %s: texts and functions as they are, objects inspected. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? inspectValue(value, { depth: 0 }) : primitive(value);
}

/** 'Received …' of ERR_INVALID_ARG_TYPE, without the word. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { constructor } = value;
    const name: unknown = typeof constructor === 'function' ? constructor.name : undefined;
    if (typeof name === 'string') return `an instance of ${name}`;
    return Object.getPrototypeOf(value) === null ? nullPrototype(value) : inspectValue(value);
  }
  if (typeof value === 'string') {
    const text = value.length > 28 ? `${value.slice(0, 25)}...` : value;
    return `type string (${text.includes("'") ? JSON.stringify(text) : `'${text}'`})`;
  }
  return `type ${typeof value} (${primitive(value)})`;
}

function nullPrototype(value: object): string {
  return Object.keys(value).length === 0 ? '[Object: null prototype] {}' : '[Object: null prototype]';
}

/** What ERR_OUT_OF_RANGE shows of a value: the digits of large whole numbers in groups, `5_000_000_000_000`. */
export function grouped(value: unknown): string {
  const big = typeof value === 'bigint' && (value > 2n ** 32n || value < -(2n ** 32n));
  const large = typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32;
  if (!big && !large) return inspectValue(value);
  const text = String(value);
  const sign = text.startsWith('-') ? '-' : '';
  const groups: string[] = [];
  for (let end = text.length; end > sign.length; end -= 3) {
    groups.unshift(text.slice(Math.max(sign.length, end - 3), end));
  }
  return `${sign}${groups.join('_')}${big ? 'n' : ''}`;
}
