/** The global `Headers` (Fetch standard, 5.1), as Node 24 has it. */
import { inspect, type InspectOptions } from 'node:util';
import { checkCount, toByteString } from './convert.ts';
import { guardMembers } from './guard.ts';
import { type MakeIterator, type Pair, pairIterators } from './pair-iterator.ts';

interface Entry {
  /** As it was first written; the map's key is lower case. */
  readonly name: string;
  readonly values: string[];
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const NOT_IN_VALUE = /[\0\r\n]/;

function checkName(where: string, name: string): void {
  if (!TOKEN.test(name)) throw new TypeError(`${where}: "${name}" is an invalid header name.`);
}

/** The value without the white space around it (Fetch, 2.2.2). */
function checkValue(where: string, given: string): string {
  const value = given.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
  if (NOT_IN_VALUE.test(value)) throw new TypeError(`${where}: "${value}" is an invalid header value.`);
  return value;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, Symbol.iterator) === 'function'
  );
}

const makeIterator: MakeIterator<string> = pairIterators<string>('Headers Iterator');

/** In the order they were first written, with the case they had and values joined: what goes on the wire. */
export let linesOf: (headers: Headers) => [name: string, value: string][];
/** From now on they cannot be changed (the guard 'immutable'). */
export let freeze: (headers: Headers) => void;

export class Headers {
  readonly #entries: Map<string, Entry> = new Map();
  #immutable = false;

  /** Of pairs, a record, other Headers or nothing; TypeError for anything else and for what is no header. */
  constructor(...given: unknown[]) {
    // As a rest parameter, so that the constructor's length is 0 in every engine.
    const [init] = given;
    if (init === undefined) return;
    if (init instanceof Headers && #entries in init) this.#fillFromOther(init);
    else if (isIterable(init)) this.#fillFromPairs(init);
    else if (typeof init === 'object' && init !== null) this.#fillFromRecord(init);
    else {
      throw new TypeError(
        'Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.',
      );
    }
  }

  /** Names keep the case that they were written with. */
  #fillFromOther(init: Headers): void {
    for (const [key, { name, values }] of init.#entries) {
      this.#entries.set(key, { name, values: values.slice() });
    }
  }

  #fillFromPairs(init: Iterable<unknown>): void {
    const pairs = Array.from(init, (pair, index) => {
      if (!isIterable(pair))
        throw new TypeError(
          `Headers constructor: init[${index}] (${inspect(pair).replaceAll("'", '"')}) is not iterable.`,
        );
      return Array.from(pair);
    });
    for (const pair of pairs) {
      if (pair.length !== 2) {
        throw new TypeError(
          `Headers constructor: expected name/value pair to be length 2, found ${pair.length}.`,
        );
      }
      this.append(pair[0], pair[1]);
    }
  }

  #fillFromRecord(init: object): void {
    for (const key of Reflect.ownKeys(init)) {
      if (typeof key === 'symbol') {
        throw new TypeError(
          `Headers constructor: Key ${String(key)} in init is a symbol, which cannot be converted to a ByteString.`,
        );
      }
      if (!Object.prototype.propertyIsEnumerable.call(init, key)) continue;
      const value: unknown = Reflect.get(init, key);
      this.append(key, toByteString(value, 'Headers constructor', `init["${key}"]`));
    }
  }

  append(name: unknown, value: unknown): void {
    checkCount('Headers.append', arguments.length, 2);
    const own = toByteString(name, 'Headers.append', 'name');
    const text = checkValue('Headers.append', toByteString(value, 'Headers.append', 'value'));
    checkName('Headers.append', own);
    this.#checkGuard();
    const entry = this.#entries.get(own.toLowerCase());
    if (entry === undefined) this.#entries.set(own.toLowerCase(), { name: own, values: [text] });
    else entry.values.push(text);
  }

  set(name: unknown, value: unknown): void {
    checkCount('Headers.set', arguments.length, 2);
    const own = toByteString(name, 'Headers.set', 'name');
    const text = checkValue('Headers.set', toByteString(value, 'Headers.set', 'value'));
    checkName('Headers.set', own);
    this.#checkGuard();
    this.#entries.set(own.toLowerCase(), { name: own, values: [text] });
  }

  delete(name: unknown): void {
    checkCount('Headers.delete', arguments.length, 1);
    const key = this.#key('Headers.delete', name);
    this.#checkGuard();
    this.#entries.delete(key);
  }

  get(name: unknown): string | null {
    checkCount('Headers.get', arguments.length, 1);
    return this.#entries.get(this.#key('Headers.get', name))?.values.join(', ') ?? null;
  }

  has(name: unknown): boolean {
    checkCount('Headers.has', arguments.length, 1);
    return this.#entries.has(this.#key('Headers.has', name));
  }

  getSetCookie(): string[] {
    return this.#entries.get('set-cookie')?.values.slice() ?? [];
  }

  #checkGuard(): void {
    if (this.#immutable) throw new TypeError('immutable');
  }

  #key(where: string, name: unknown): string {
    const own = toByteString(name, where, 'name');
    checkName(where, own);
    return own.toLowerCase();
  }

  /** By name, cookies one by one (Fetch, 'sort and combine'). */
  #sorted(): readonly Pair<string>[] {
    const pairs: Pair<string>[] = [];
    for (const [key, { values }] of [...this.#entries].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      if (key === 'set-cookie') for (const value of values) pairs.push([key, value]);
      else pairs.push([key, values.join(', ')]);
    }
    return pairs;
  }

  keys(): IterableIterator<string> {
    return makeIterator(
      () => this.#sorted(),
      ([name]) => name,
    );
  }

  values(): IterableIterator<string> {
    return makeIterator(
      () => this.#sorted(),
      ([, value]) => value,
    );
  }

  entries(): IterableIterator<[string, string]> {
    return makeIterator(
      () => this.#sorted(),
      ([name, value]): [string, string] => [name, value],
    );
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  forEach(callback: (value: string, name: string, headers: this) => void, thisArg?: unknown): void {
    if (typeof callback !== 'function') {
      throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
    }
    for (const [name, value] of this) callback.call(thisArg, value, name, this);
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }

  static {
    linesOf = (headers) =>
      Array.from(headers.#entries.values(), ({ name, values }) => [name, values.join(', ')]);
    freeze = (headers) => {
      headers.#immutable = true;
    };
    guardMembers(Headers.prototype, (instance) => #entries in instance);
    Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries });
    Object.defineProperty(Headers.prototype.forEach, 'length', { value: 1, configurable: true });
    Object.defineProperty(Headers.prototype, inspect.custom, {
      value(this: Headers, depth: number, options: InspectOptions): string {
        // Texts are shown however deep the Headers lie.
        const shown = Array.from(this.#entries.values(), ({ name, values }) => [name, values.join(', ')]);
        return `Headers ${inspect(Object.fromEntries(shown), { ...options, depth: Math.max(depth, 0) })}`;
      },
      configurable: true,
    });
  }
}
