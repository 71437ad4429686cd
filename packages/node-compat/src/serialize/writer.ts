/**
 * Values as bytes in the format of `v8.serialize` (version 15 of V8's wire format): a tag for each value, lengths and
 * whole numbers in groups of seven bits.
 */
import {
  isAnyArrayBuffer,
  isDate,
  isMap,
  isNativeError,
  isRegExp,
  isSet,
  typedArrayName,
  unboxed,
} from '../inspect/types.ts';

/** Views by the number that Node's serializer gives them. */
export const viewNames: readonly string[] = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'DataView',
  'Buffer',
  'BigInt64Array',
  'BigUint64Array',
];

/** Errors by the letter of their class; Error itself has none. */
export const errorTags: Readonly<Record<string, string>> = {
  EvalError: 'E',
  RangeError: 'R',
  ReferenceError: 'F',
  SyntaxError: 'S',
  TypeError: 'T',
  URIError: 'U',
};

const flagBits: Readonly<Record<string, number>> = { g: 1, i: 2, m: 4, y: 8, u: 16, s: 32, d: 128, v: 256 };

export function flagsOf(bits: number): string {
  return Object.keys(flagBits)
    .filter((flag) => (bits & (flagBits[flag] ?? 0)) !== 0)
    .join('');
}

function cannot(value: unknown): Error {
  const shown =
    typeof value === 'function' || typeof value === 'symbol'
      ? String(value)
      : `#<${Object(value).constructor?.name ?? 'Object'}>`;
  return new Error(`${shown} could not be cloned.`);
}

export class Writer {
  private bytes = new Uint8Array(256);
  private length = 0;
  private readonly known: Map<object, number> = new Map();

  result(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  header(): void {
    this.byte(0xff);
    this.byte(15);
  }

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
  }

  private byte(value: number): void {
    this.room(1);
    this.bytes[this.length] = value;
    this.length++;
  }

  private tag(letter: string): void {
    this.byte(letter.charCodeAt(0));
  }

  private varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  private double(value: number): void {
    this.room(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  private raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  private text(text: string): void {
    let wide = false;
    for (let i = 0; i < text.length && !wide; i++) wide = text.charCodeAt(i) > 0xff;
    const size = wide ? text.length * 2 : text.length;
    if (wide) {
      // The units begin at an even place.
      const lengthBytes = size < 0x80 ? 1 : size < 0x4000 ? 2 : size < 0x200000 ? 3 : 4;
      if ((this.length + 1 + lengthBytes) % 2 === 1) this.byte(0);
    }
    this.tag(wide ? 'c' : '"');
    this.varint(size);
    this.room(size);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.bytes[this.length] = unit & 0xff;
      this.length++;
      if (!wide) continue;
      this.bytes[this.length] = unit >> 8;
      this.length++;
    }
  }

  private bigint(value: bigint): void {
    let rest = value < 0n ? -value : value;
    const digits: bigint[] = [];
    for (; rest > 0n; rest >>= 64n) digits.push(rest & 0xffff_ffff_ffff_ffffn);
    this.varint(digits.length * 8 * 2 + (value < 0n ? 1 : 0));
    for (const digit of digits) {
      this.room(8);
      new DataView(this.bytes.buffer).setBigUint64(this.length, digit, true);
      this.length += 8;
    }
  }

  value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        this.tag('_');
        return;
      case 'boolean':
        this.tag(value ? 'T' : 'F');
        return;
      case 'number':
        this.number(value);
        return;
      case 'bigint':
        this.tag('Z');
        this.bigint(value);
        return;
      case 'string':
        this.text(value);
        return;
      case 'object':
        if (value === null) this.tag('0');
        else this.object(value);
        return;
      default:
        throw cannot(value);
    }
  }

  private number(value: number): void {
    if (Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 31) {
      this.tag('I');
      this.varint(((value << 1) ^ (value >> 31)) >>> 0);
      return;
    }
    this.tag('N');
    this.double(value);
  }

  private object(value: object): void {
    const seen = this.known.get(value);
    if (seen !== undefined) {
      this.tag('^');
      this.varint(seen);
      return;
    }
    this.known.set(value, this.known.size);
    if (Array.isArray(value)) this.array(value);
    else if (ArrayBuffer.isView(value)) this.view(value);
    else if (isAnyArrayBuffer(value)) {
      this.tag('B');
      this.varint(value.byteLength);
      this.raw(new Uint8Array(value));
    } else if (isDate(value)) {
      this.tag('D');
      this.double(value.getTime());
    } else if (isRegExp(value)) {
      this.tag('R');
      this.text(value.source);
      this.varint(Array.from(value.flags).reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0));
    } else if (isMap(value)) {
      this.tag(';');
      for (const [key, item] of value) {
        this.value(key);
        this.value(item);
      }
      this.tag(':');
      this.varint(value.size * 2);
    } else if (isSet(value)) {
      this.tag("'");
      for (const item of value) this.value(item);
      this.tag(',');
      this.varint(value.size);
    } else if (isNativeError(value)) this.error(value);
    else this.other(value);
  }

  private other(value: object): void {
    const boxed = unboxed(value);
    if (boxed === undefined) {
      if (!isPlain(value)) throw cannot(value);
      this.tag('o');
      const count = this.properties(value, Object.keys(value));
      this.tag('{');
      this.varint(count);
      return;
    }
    const [type, primitive] = boxed;
    if (type === 'Boolean') this.tag(primitive ? 'y' : 'x');
    else if (type === 'Number') {
      this.tag('n');
      this.double(primitive);
    } else if (type === 'BigInt') {
      this.tag('z');
      this.bigint(primitive);
    } else if (type === 'String') {
      this.tag('s');
      this.text(primitive);
    } else throw cannot(value);
  }

  private key(key: string): void {
    const index = Number(key);
    if (/^(?:0|[1-9]\d{0,9})$/.test(key) && index < 2 ** 32 - 1) this.number(index);
    else this.text(key);
  }

  private properties(value: object, keys: readonly string[]): number {
    for (const key of keys) {
      this.key(key);
      this.value(Reflect.get(value, key));
    }
    return keys.length;
  }

  private array(value: readonly unknown[]): void {
    const keys = Object.keys(value);
    const named = keys.filter((key) => !/^(?:0|[1-9]\d*)$/.test(key));
    const dense = keys.length - named.length === value.length;
    this.tag(dense ? 'A' : 'a');
    this.varint(value.length);
    if (dense) for (const item of value) this.value(item);
    const count = this.properties(value, dense ? named : keys);
    this.tag(dense ? '$' : '@');
    this.varint(count);
    this.varint(value.length);
  }

  private view(value: ArrayBufferView): void {
    const name = value instanceof Buffer ? 'Buffer' : (typedArrayName(value) ?? 'DataView');
    const index = viewNames.indexOf(name);
    if (index === -1) throw cannot(value);
    this.tag('\\');
    this.varint(index);
    this.varint(value.byteLength);
    this.raw(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }

  private error(error: Error): void {
    this.tag('r');
    const letter = errorTags[error.name];
    if (letter !== undefined) this.tag(letter);
    if (Object.hasOwn(error, 'message')) {
      this.tag('m');
      this.text(error.message);
    }
    if (Object.hasOwn(error, 'cause')) {
      this.tag('c');
      this.value(error.cause);
    }
    if (typeof error.stack === 'string') {
      this.tag('s');
      this.text(error.stack);
    }
    this.tag('.');
  }
}

/** An object that is no more than its properties; what else it is would be lost. */
function isPlain(value: object): boolean {
  return !(
    value instanceof WeakMap ||
    value instanceof WeakSet ||
    value instanceof WeakRef ||
    value instanceof Promise
  );
}
