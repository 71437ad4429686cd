/** The global `FormData` (XMLHttpRequest standard, section 5), as Node 24 has it. */
import { inspect, type InspectOptions } from 'node:util';
import { checkCount, toUsvString } from './convert.ts';
import { guardMembers } from './guard.ts';
import { type MakeIterator, type Pair, pairIterators } from './pair-iterator.ts';

export type FormDataValue = string | File;

const makeIterator: MakeIterator<FormDataValue> = pairIterators<FormDataValue>('FormData Iterator');

function asFile(blob: Blob, filename: string | undefined): File {
  if (blob instanceof File && filename === undefined) return blob;
  const options =
    blob instanceof File ? { type: blob.type, lastModified: blob.lastModified } : { type: blob.type };
  return new File([blob], filename ?? 'blob', options);
}

function toValue(where: string, value: unknown, given: number, filename: unknown): FormDataValue {
  if (value instanceof Blob) {
    return asFile(value, filename === undefined ? undefined : toUsvString(filename, `${where}: filename`));
  }
  if (given >= 3) {
    const shown = inspect(value).replaceAll("'", '"');
    throw new TypeError(`${where}: Expected value ("${shown}") to be an instance of Blob.`);
  }
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return toUsvString(value, `${where}: value`);
}

export class FormData {
  #entries: Pair<FormDataValue>[] = [];

  constructor(...given: unknown[]) {
    if (given[0] !== undefined) {
      throw new TypeError('FormData constructor: Argument 1 could not be converted to: undefined.');
    }
  }

  append(name: unknown, value: unknown, filename?: unknown): void {
    checkCount('FormData.append', arguments.length, 2);
    const key = toUsvString(name, 'FormData.append: name');
    this.#entries.push([key, toValue('FormData.append', value, arguments.length, filename)]);
  }

  /** In the place of the first of that name; the others go. */
  set(name: unknown, value: unknown, filename?: unknown): void {
    checkCount('FormData.set', arguments.length, 2);
    const key = toUsvString(name, 'FormData.set: name');
    const entry: Pair<FormDataValue> = [key, toValue('FormData.set', value, arguments.length, filename)];
    const first = this.#entries.findIndex(([other]) => other === key);
    if (first < 0) {
      this.#entries.push(entry);
      return;
    }
    this.#entries[first] = entry;
    this.#entries = this.#entries.filter(([other], index) => other !== key || index === first);
  }

  delete(name: unknown): void {
    checkCount('FormData.delete', arguments.length, 1);
    const key = toUsvString(name, 'FormData.delete: name');
    this.#entries = this.#entries.filter(([other]) => other !== key);
  }

  get(name: unknown): FormDataValue | null {
    checkCount('FormData.get', arguments.length, 1);
    const key = toUsvString(name, 'FormData.get: name');
    return this.#entries.find(([other]) => other === key)?.[1] ?? null;
  }

  getAll(name: unknown): FormDataValue[] {
    checkCount('FormData.getAll', arguments.length, 1);
    const key = toUsvString(name, 'FormData.getAll: name');
    return this.#entries.filter(([other]) => other === key).map(([, value]) => value);
  }

  has(name: unknown): boolean {
    checkCount('FormData.has', arguments.length, 1);
    const key = toUsvString(name, 'FormData.has: name');
    return this.#entries.some(([other]) => other === key);
  }

  keys(): IterableIterator<string> {
    return makeIterator(
      () => this.#entries,
      ([name]) => name,
    );
  }

  values(): IterableIterator<FormDataValue> {
    return makeIterator(
      () => this.#entries,
      ([, value]) => value,
    );
  }

  entries(): IterableIterator<[string, FormDataValue]> {
    return makeIterator(
      () => this.#entries,
      ([name, value]): [string, FormDataValue] => [name, value],
    );
  }

  [Symbol.iterator](): IterableIterator<[string, FormDataValue]> {
    return this.entries();
  }

  forEach(callback: (value: FormDataValue, name: string, formData: this) => void, thisArg?: unknown): void {
    checkCount('FormData.forEach', arguments.length, 1);
    if (typeof callback !== 'function') {
      throw new TypeError(
        "Failed to execute 'forEach' on 'FormData': parameter 1 is not of type 'Function'.",
      );
    }
    for (const [name, value] of this) callback.call(thisArg, value, name, this);
  }

  get [Symbol.toStringTag](): string {
    return 'FormData';
  }

  static {
    guardMembers(FormData.prototype, (instance) => #entries in instance);
    Object.defineProperty(FormData.prototype, Symbol.iterator, { value: FormData.prototype.entries });
    for (const [name, length] of [
      ['append', 2],
      ['set', 2],
      ['forEach', 1],
    ] as const) {
      Object.defineProperty(FormData.prototype[name], 'length', { value: length, configurable: true });
    }
    Object.defineProperty(FormData.prototype, inspect.custom, {
      value(this: FormData, depth: number, options: InspectOptions): string {
        // Without a prototype, as Node's is when it decides whether it fits on one line.
        const shown: Record<string, FormDataValue | FormDataValue[]> = Object.create(null);
        for (const name of new Set(this.keys())) {
          const all = this.getAll(name);
          const [only] = all;
          shown[name] = all.length === 1 && only !== undefined ? only : all;
        }
        const text = inspect(shown, { ...options, depth: Math.max(depth, 0) });
        return `FormData ${text.slice(text.indexOf(']') + 2)}`;
      },
      configurable: true,
    });
  }
}
