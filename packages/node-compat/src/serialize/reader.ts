/** Reads what `Writer` and Node write. */
import { errorTags, flagsOf, viewNames } from './writer.ts';

function corrupt(): Error {
  return new Error('Unable to deserialize cloned data.');
}

const errorNames: ReadonlyMap<string, string> = new Map(
  Object.entries(errorTags).map(([name, letter]) => [letter, name]),
);

export class Reader {
  private readonly data: DataView;
  private at = 0;
  private readonly known: object[] = [];

  constructor(bytes: Uint8Array) {
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Throws for what is no serialized value, or of another version. */
  header(): void {
    const isKnown = this.data.byteLength >= 2 && this.byte() === 0xff && this.varint() <= 15;
    if (!isKnown) throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
  }

  private byte(): number {
    if (this.at >= this.data.byteLength) throw corrupt();
    const value = this.data.getUint8(this.at);
    this.at++;
    return value;
  }

  private varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  private take(length: number): number {
    const start = this.at;
    if (start + length > this.data.byteLength) throw corrupt();
    this.at += length;
    return start;
  }

  private double(): number {
    return this.data.getFloat64(this.take(8), true);
  }

  private raw(length: number): Uint8Array<ArrayBuffer> {
    const start = this.take(length);
    return new Uint8Array(this.data.buffer, this.data.byteOffset + start, length).slice();
  }

  private tag(): string {
    let byte = this.byte();
    // Filled in before texts of two bytes a unit.
    while (byte === 0) byte = this.byte();
    return String.fromCharCode(byte);
  }

  private peek(): string {
    const { at } = this;
    const tag = this.tag();
    this.at = at;
    return tag;
  }

  private text(tag: string): string {
    const size = this.varint();
    const start = this.take(size);
    let text = '';
    if (tag === '"')
      for (let i = 0; i < size; i++) text += String.fromCharCode(this.data.getUint8(start + i));
    else if (tag === 'c')
      for (let i = 0; i < size; i += 2) text += String.fromCharCode(this.data.getUint16(start + i, true));
    else throw corrupt();
    return text;
  }

  private bigint(): bigint {
    const field = this.varint();
    let value = 0n;
    const start = this.take(Math.floor(field / 2));
    for (let i = Math.floor(field / 2) - 8; i >= 0; i -= 8)
      value = (value << 64n) | this.data.getBigUint64(start + i, true);
    return field % 2 === 1 ? -value : value;
  }

  private note<T extends object>(object: T): T {
    this.known.push(object);
    return object;
  }

  value(): unknown {
    const tag = this.tag();
    switch (tag) {
      case '_':
        return undefined;
      case '0':
        return null;
      case 'T':
        return true;
      case 'F':
        return false;
      case 'I': {
        const zigzag = this.varint();
        return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
      }
      case 'N':
        return this.double();
      case 'Z':
        return this.bigint();
      case '"':
      case 'c':
        return this.text(tag);
      case '^': {
        const found = this.known[this.varint()];
        if (found === undefined) throw corrupt();
        return found;
      }
      default:
        return this.object(tag);
    }
  }

  private object(tag: string): object {
    switch (tag) {
      case 'o':
        return this.properties(this.note({}), '{');
      case 'A':
      case 'a':
        return this.array(tag);
      case 'D':
        return this.note(new Date(this.double()));
      case 'y':
      case 'x':
        return this.note(Object(tag === 'y'));
      case 'n':
        return this.note(Object(this.double()));
      case 'z':
        return this.note(Object(this.bigint()));
      case 's':
        return this.note(Object(this.text(this.tag())));
      case 'R': {
        const source = this.text(this.tag());
        return this.note(new RegExp(source, flagsOf(this.varint())));
      }
      case ';':
        return this.map();
      case "'":
        return this.set();
      case 'B':
        return this.note(this.raw(this.varint()).buffer);
      case '\\':
        return this.view();
      case 'r':
        return this.error();
      default:
        throw corrupt();
    }
  }

  private properties<T extends object>(object: T, end: string): T {
    while (this.peek() !== end) {
      const key = this.value();
      if (typeof key !== 'string' && typeof key !== 'number') throw corrupt();
      Object.defineProperty(object, key, {
        value: this.value(),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    this.tag();
    this.varint();
    return object;
  }

  private array(tag: 'A' | 'a'): unknown[] {
    const length = this.varint();
    const array: unknown[] = this.note([]);
    array.length = length;
    if (tag === 'A') for (let i = 0; i < length; i++) array[i] = this.value();
    this.properties(array, tag === 'A' ? '$' : '@');
    this.varint();
    return array;
  }

  private map(): Map<unknown, unknown> {
    const map = this.note(new Map<unknown, unknown>());
    while (this.peek() !== ':') map.set(this.value(), this.value());
    this.tag();
    this.varint();
    return map;
  }

  private set(): Set<unknown> {
    const set = this.note(new Set<unknown>());
    while (this.peek() !== ',') set.add(this.value());
    this.tag();
    this.varint();
    return set;
  }

  private view(): object {
    const name = viewNames[this.varint()];
    const bytes = this.raw(this.varint());
    if (name === 'Buffer') return this.note(Buffer.from(bytes.buffer));
    const Class: unknown = Reflect.get(globalThis, name ?? '');
    if (typeof Class !== 'function') throw corrupt();
    const view: object = Reflect.construct(Class, [bytes.buffer]);
    return this.note(view);
  }

  private error(): Error {
    let tag = this.tag();
    const Class: unknown = Reflect.get(globalThis, errorNames.get(tag) ?? 'Error');
    if (errorNames.has(tag)) tag = this.tag();
    if (typeof Class !== 'function') throw corrupt();
    const error: Error = Reflect.construct(Class, []);
    this.note(error);
    const hidden = (key: string, value: unknown): void => {
      Object.defineProperty(error, key, { value, writable: true, configurable: true });
    };
    for (; tag !== '.'; tag = this.tag()) {
      if (tag === 'm') hidden('message', this.text(this.tag()));
      else if (tag === 'c') hidden('cause', this.value());
      else if (tag === 's') hidden('stack', this.text(this.tag()));
      else throw corrupt();
    }
    return error;
  }
}
