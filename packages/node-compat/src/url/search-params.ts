/** URLSearchParams. */
import {
  ERR_ARG_NOT_ITERABLE,
  ERR_INVALID_ARG_TYPE,
  ERR_INVALID_TUPLE,
  ERR_MISSING_ARGS,
} from '../errors.ts';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { toUsv } from '../util/usv.ts';
import { isIterable } from '../narrow.ts';

type Pair = [name: string, value: string];

const custom = Symbol.for('nodejs.util.inspect.custom');

function toText(value: unknown): string {
  return toUsv(String(value));
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    // Bytes that are no UTF-8, or a percent sign that stands for itself.
    const bytes: number[] = [];
    const source = Buffer.from(spaced);
    for (let i = 0; i < source.length; i++) {
      const digits = source[i] === 0x25 ? source.toString('latin1', i + 1, i + 3) : '';
      if (/^[\da-f]{2}$/i.test(digits)) {
        bytes.push(Number.parseInt(digits, 16));
        i += 2;
      } else bytes.push(source[i] ?? 0);
    }
    return Buffer.from(bytes).toString();
  }
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

export function parsePairs(query: string): Pair[] {
  const pairs: Pair[] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    pairs.push(
      equals === -1 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))],
    );
  }
  return pairs;
}

function pairsOf(init: object): Pair[] {
  const iterator: unknown = Reflect.get(init, Symbol.iterator);
  if (iterator === undefined || iterator === null) {
    return Reflect.ownKeys(init).flatMap((key): Pair[] => {
      if (typeof key === 'symbol' || !Object.prototype.propertyIsEnumerable.call(init, key)) return [];
      return [[toText(key), toText(Reflect.get(init, key))]];
    });
  }
  if (typeof iterator !== 'function' || !isIterable(init)) throw new ERR_ARG_NOT_ITERABLE('Query pairs');
  return Array.from(init, (pair): Pair => {
    if (!isIterable(pair)) throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    const [name, value, ...rest] = pair;
    if (rest.length > 0 || value === undefined)
      throw new ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    return [toText(name), toText(value)];
  });
}

class SearchParamsIterator<T> implements IterableIterator<T> {
  readonly #next: () => IteratorResult<T>;
  readonly #rest: () => readonly T[];

  constructor(next: () => IteratorResult<T>, rest: () => readonly T[]) {
    this.#next = next;
    this.#rest = rest;
  }

  next(): IteratorResult<T> {
    return this.#next();
  }

  [Symbol.iterator](): this {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return 'URLSearchParams Iterator';
  }

  /** For `inspect`: what is still to come. */
  static rest(iterator: SearchParamsIterator<unknown>): readonly unknown[] {
    return iterator.#rest();
  }
}

Object.defineProperty(SearchParamsIterator.prototype, custom, {
  value(this: SearchParamsIterator<unknown>, _depth: number, options: InspectOptions) {
    const items = SearchParamsIterator.rest(this).map((item) => inspect(item, options));
    return `URLSearchParams Iterator {${items.length === 0 ? '' : ` ${items.join(', ')} `}}`;
  },
  configurable: true,
});

/** Called with the new query when the parameters of a URL change. */
type Listener = (query: string) => void;

export class URLSearchParams {
  #pairs: Pair[];
  #listener: Listener | undefined;

  constructor(init: unknown = '') {
    if (typeof init === 'object' && init !== null)
      this.#pairs =
        init instanceof URLSearchParams
          ? init.#pairs.map(([name, value]): Pair => [name, value])
          : pairsOf(init);
    else if (typeof init === 'function') this.#pairs = pairsOf(init);
    else {
      const text = init === undefined ? '' : toText(init);
      this.#pairs = parsePairs(text.startsWith('?') ? text.slice(1) : text);
    }
  }

  /** The parameters of a URL: they tell it of their changes. */
  static attach(query: string, listener: Listener): URLSearchParams {
    const params = new URLSearchParams(query);
    params.#listener = listener;
    return params;
  }

  /** Takes over the query of its URL, without telling it. */
  static update(params: URLSearchParams, query: string): void {
    params.#pairs = parsePairs(query.startsWith('?') ? query.slice(1) : query);
  }

  #changed(): void {
    this.#listener?.(this.toString());
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(...args: unknown[]): void {
    if (args.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    this.#pairs.push([toText(args[0]), toText(args[1])]);
    this.#changed();
  }

  delete(...args: unknown[]): void {
    if (args.length === 0) throw new ERR_MISSING_ARGS('name');
    const name = toText(args[0]);
    const value = args[1] === undefined ? undefined : toText(args[1]);
    this.#pairs = this.#pairs.filter(
      (pair) => pair[0] !== name || (value !== undefined && pair[1] !== value),
    );
    this.#changed();
  }

  get(...args: unknown[]): string | null {
    if (args.length === 0) throw new ERR_MISSING_ARGS('name');
    const name = toText(args[0]);
    return this.#pairs.find((pair) => pair[0] === name)?.[1] ?? null;
  }

  getAll(...args: unknown[]): string[] {
    if (args.length === 0) throw new ERR_MISSING_ARGS('name');
    const name = toText(args[0]);
    return this.#pairs.flatMap((pair) => (pair[0] === name ? [pair[1]] : []));
  }

  has(...args: unknown[]): boolean {
    if (args.length === 0) throw new ERR_MISSING_ARGS('name');
    const name = toText(args[0]);
    const value = args[1] === undefined ? undefined : toText(args[1]);
    return this.#pairs.some((pair) => pair[0] === name && (value === undefined || pair[1] === value));
  }

  set(...args: unknown[]): void {
    if (args.length < 2) throw new ERR_MISSING_ARGS('name', 'value');
    const name = toText(args[0]);
    const value = toText(args[1]);
    const first = this.#pairs.find((pair) => pair[0] === name);
    if (first === undefined) this.#pairs.push([name, value]);
    else {
      first[1] = value;
      this.#pairs = this.#pairs.filter((pair) => pair === first || pair[0] !== name);
    }
    this.#changed();
  }

  sort(): void {
    this.#pairs = this.#pairs.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed();
  }

  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, self?: unknown): void {
    if (typeof callback !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('callback', 'function', callback);
    }
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  #iterate<T>(pick: (pair: Pair) => T): SearchParamsIterator<T> {
    let index = 0;
    return new SearchParamsIterator<T>(
      () => {
        const pair = this.#pairs[index];
        if (pair === undefined) return { value: undefined, done: true };
        index++;
        return { value: pick(pair), done: false };
      },
      () => this.#pairs.slice(index).map(pick),
    );
  }

  entries(): SearchParamsIterator<Pair> {
    return this.#iterate(([name, value]) => [name, value]);
  }

  keys(): SearchParamsIterator<string> {
    return this.#iterate(([name]) => name);
  }

  values(): SearchParamsIterator<string> {
    return this.#iterate(([, value]) => value);
  }

  [Symbol.iterator](): SearchParamsIterator<Pair> {
    return this.entries();
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  get [Symbol.toStringTag](): string {
    return 'URLSearchParams';
  }
}
Object.defineProperty(URLSearchParams.prototype, custom, {
  value(this: URLSearchParams, depth: number, options: InspectOptions) {
    if (depth < 0) return '[Object]';
    const entries = [...this].map(
      ([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`,
    );
    if (entries.length === 0) return 'URLSearchParams {}';
    const length = entries.reduce((sum, entry) => sum + entry.length + 2, -2);
    if (length <= (options.breakLength ?? 80)) return `URLSearchParams { ${entries.join(', ')} }`;
    return `URLSearchParams {\n  ${entries.join(',\n  ')} }`;
  },
  configurable: true,
});
for (const name of ['attach', 'update'] as const) {
  Object.defineProperty(URLSearchParams, name, { enumerable: false });
}
