/**
 * Structs as data: declared once with the specification's names, laid out as C does, read and written through views.
 *
 *     const EFI_TIME = struct('EFI_TIME', { Year: u16, Month: u8, … });
 *     const time = EFI_TIME.at(native, address);
 *     time.Year;
 */
import type { Address, Native } from '../native.ts';
import { printArray, printStruct } from './print.ts';
import type { ScalarType } from './scalar.ts';

/** A pointer to a function of firmware, with the names of its parameters. See `method` and `service`. */
export interface MethodType<P extends readonly string[]> {
  readonly kind: 'method';
  readonly name: string;
  readonly size: 8;
  readonly alignment: 8;
  readonly parameters: P;
  /** The first argument is the address of the protocol itself. */
  readonly passesThis: boolean;
  /** What comes back: an EFI_STATUS, some other number, or nothing. */
  readonly result: 'status' | 'value' | 'void';
}

export interface ArrayType<E extends FieldType> {
  readonly kind: 'array';
  readonly name: string;
  readonly size: number;
  readonly alignment: number;
  readonly element: E;
  /** The declared length. */
  readonly length: number;
  /** The array ends the struct and has as many elements as a count elsewhere says. */
  readonly flexible: boolean;
}

export type FieldType =
  | ScalarType<unknown>
  | ArrayType<FieldType>
  | StructLayout
  | MethodType<readonly string[]>;

export type Fields = { readonly [name: string]: FieldType };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly offset: number;
}

/** What a field's getter gives. */
export type Value<T> =
  T extends ScalarType<infer V>
    ? V
    : T extends { readonly kind: 'method' }
      ? Address
      : T extends { readonly kind: 'array'; readonly element: infer E }
        ? ArrayView<E>
        : T extends { readonly kind: 'struct'; readonly fields: infer F }
          ? View<F>
          : never;

/** What `assign` takes for a field. */
export type Init<T> =
  T extends ScalarType<infer V>
    ? V
    : T extends { readonly kind: 'method' }
      ? Address
      : T extends { readonly kind: 'array'; readonly element: infer E }
        ? readonly Init<E>[]
        : T extends { readonly kind: 'struct'; readonly fields: infer F }
          ? StructInit<F>
          : never;

export type StructInit<F> = { readonly [K in keyof F]?: Init<F[K]> };

/** Elements in place. */
export interface ArrayView<E> extends Iterable<Value<E>> {
  readonly length: number;
  /** Throws RangeError outside of the array. */
  get(index: number): Value<E>;
  set(index: number, value: Init<E>): void;
  toString(): string;
}

export interface ViewBase<F> {
  readonly address: Address;
  /** The struct's memory, for hot paths: `view.data.getUint32(S.offsets.DataLength, true)`. */
  readonly data: DataView<ArrayBuffer>;
  /** Sets the given fields; the others stay as they are. */
  assign(values: StructInit<F>): void;
  /** Name, offset, size and value of each field, nested ones indented. */
  toString(): string;
}

type ScalarKeys<F> = {
  [K in keyof F]: F[K] extends ScalarType<infer _> | { readonly kind: 'method' } ? K : never;
}[keyof F];

/** A struct in memory: a property for each field. It must not be used after the memory is freed. */
export type View<F> = ViewBase<F> & { -readonly [K in ScalarKeys<F>]: Value<F[K]> } & {
  readonly [K in Exclude<keyof F, ScalarKeys<F>>]: Value<F[K]>;
};

/** A struct without the types of its fields: for code that works by declaration (printing, layout checks). */
export interface StructLayout {
  readonly kind: 'struct';
  readonly name: string;
  readonly size: number;
  readonly alignment: number;
  readonly fields: Fields;
  /** The fields in order, with their offsets. */
  readonly layout: readonly Field[];
  /** Where the specification defines it. */
  readonly reference: string;
}

export interface StructType<F extends Fields> extends StructLayout {
  readonly fields: F;
  readonly offsets: { readonly [K in keyof F]: number };
  /** Bytes that it takes if its last, flexible array has `count` elements. */
  sizeWith(count: number): number;
  /** A view of memory; `count` is the number of elements of a flexible array at its end. */
  at(native: Native, address: Address, count?: number): View<F>;
  /** Allocates zeroed pool memory for one; the caller frees it at its `address`. */
  allocate(native: Native, values?: StructInit<F>, count?: number): View<F>;
}

export function array<E extends FieldType>(element: E, length: number): ArrayType<E> {
  return {
    kind: 'array',
    name: `${element.name}[${length}]`,
    size: element.size * length,
    alignment: element.alignment,
    element,
    length,
    flexible: false,
  };
}

/** The array at a struct's end, declared with `length` (mostly 1, as C does) and as long as a count says. */
export function flexible<E extends FieldType>(element: E, length = 1): ArrayType<E> {
  return { ...array(element, length), flexible: true };
}

const align = (offset: number, alignment: number): number => Math.ceil(offset / alignment) * alignment;

export interface StructOptions {
  /** Section of the specification. */
  readonly reference?: string;
  /** C's `#pragma pack(1)`: no padding. */
  readonly packed?: boolean;
}

const reserved = new Set([
  'address',
  'data',
  'native',
  'count',
  'assign',
  'toString',
  'nested',
  'constructor',
]);

/** The overload is where the names that the compiler knows take over. */
function offsetsByName<F extends Fields>(
  fields: F,
  layout: readonly Field[],
): { readonly [K in keyof F]: number };
function offsetsByName(_: Fields, layout: readonly Field[]): Readonly<Record<string, number>> {
  return Object.fromEntries(layout.map((field) => [field.name, field.offset]));
}

/** Declares a struct. Offsets, size and alignment follow C's rules for x64. */
export function struct<const F extends Fields>(
  name: string,
  fields: F,
  options: StructOptions = {},
): StructType<F> {
  const layout: Field[] = [];
  let offset = 0;
  let alignment = 1;
  for (const [field, type] of Object.entries(fields)) {
    if (reserved.has(field)) throw new TypeError(`${name}: a field cannot be called '${field}'`);
    const own = options.packed === true ? 1 : type.alignment;
    offset = align(offset, own);
    layout.push({ name: field, type, offset });
    offset += type.size;
    alignment = Math.max(alignment, own);
  }
  const size = align(offset, alignment);
  const last = layout.at(-1);
  const tail = last?.type.kind === 'array' && last.type.flexible ? last.type : undefined;
  const sizeWith = (count: number): number =>
    tail === undefined || last === undefined
      ? size
      : Math.max(size, align(last.offset + tail.element.size * count, alignment));
  const construct = viewConstructor<F>(name, layout);
  const declared: StructType<F> = {
    kind: 'struct',
    name,
    size,
    alignment,
    fields,
    layout,
    offsets: offsetsByName(fields, layout),
    reference: options.reference ?? '',
    sizeWith,
    at(native, address, count = tail?.length ?? 0) {
      const memory = native.view(address, sizeWith(count));
      return construct(native, address, new DataView(memory.buffer, memory.byteOffset, memory.length), count);
    },
    allocate(native, values, count = tail?.length ?? 0) {
      const view = declared.at(native, native.allocate(sizeWith(count)), count);
      if (values !== undefined) view.assign(values);
      return view;
    },
  };
  return declared;
}

type Factory<V> = (native: Native, address: Address, data: DataView<ArrayBuffer>, count: number) => V;
type ViewFactory<F> = Factory<View<F>>;

/** Base of all views: what does not depend on the fields. */
class StructView {
  readonly native: Native;
  readonly address: Address;
  readonly data: DataView<ArrayBuffer>;
  readonly count: number;
  /** Views of nested structs and arrays, made at their first use. */
  nested: Map<string, unknown> | undefined;

  constructor(native: Native, address: Address, data: DataView<ArrayBuffer>, count: number) {
    this.native = native;
    this.address = address;
    this.data = data;
    this.count = count;
    this.nested = undefined;
  }
}

/**
 * A class for each struct, with accessors on its prototype, so that a view costs one object and an access one call.
 * The accessors are made from the declaration at run time; the overload is where the type that the compiler derives
 * from the same declaration takes over.
 */
function viewConstructor<F extends Fields>(name: string, layout: readonly Field[]): ViewFactory<F>;
function viewConstructor(name: string, layout: readonly Field[]): Factory<object> {
  class DeclaredView extends StructView {
    assign(values: Readonly<Record<string, unknown>>): void {
      for (const [key, value] of Object.entries(values)) {
        const field = layout.find((candidate) => candidate.name === key);
        if (field === undefined) throw new TypeError(`${name} has no field '${key}'`);
        if (value !== undefined) writeField(this, field.type, field.offset, value);
      }
    }

    override toString(): string {
      return printStruct(this.native, name, layout, this.data, this.address, this.count);
    }
  }
  for (const { name: key, type, offset } of layout) {
    Object.defineProperty(DeclaredView.prototype, key, {
      enumerable: true,
      configurable: true,
      ...accessors(key, type, offset),
    });
  }
  return (native, address, data, count) => new DeclaredView(native, address, data, count);
}

function accessors(key: string, type: FieldType, offset: number): PropertyDescriptor & ThisType<StructView> {
  if (type.kind === 'scalar') {
    return {
      get(): unknown {
        return type.read(this.data, offset);
      },
      set(value: unknown): void {
        type.write(this.data, offset, value);
      },
    };
  }
  if (type.kind === 'method') {
    return {
      get(): unknown {
        return readPointer(this.data, offset);
      },
      set(value: number): void {
        writePointer(this.data, offset, value);
      },
    };
  }
  return {
    get(): unknown {
      this.nested ??= new Map();
      let view = this.nested.get(key);
      if (view === undefined) {
        view = readField(this, type, offset);
        this.nested.set(key, view);
      }
      return view;
    },
  };
}

function readPointer(data: DataView, offset: number): number {
  return data.getUint32(offset + 4, true) * 2 ** 32 + data.getUint32(offset, true);
}

function writePointer(data: DataView, offset: number, value: number): void {
  data.setUint32(offset, value >>> 0, true);
  data.setUint32(offset + 4, Math.floor(value / 2 ** 32) >>> 0, true);
}

/** What reading and writing a field need of the view it is in. */
interface Place {
  readonly native: Native;
  readonly address: Address;
  readonly data: DataView<ArrayBuffer>;
  readonly count: number;
}

function part(place: Place, offset: number, size: number): DataView<ArrayBuffer> {
  return new DataView(place.data.buffer, place.data.byteOffset + offset, size);
}

function readField(place: Place, type: FieldType, offset: number): unknown {
  switch (type.kind) {
    case 'scalar':
      return type.read(place.data, offset);
    case 'method':
      return readPointer(place.data, offset);
    case 'struct':
      return structViewAt(place, type, offset);
    default:
      return new DeclaredArrayView(place, type, offset);
  }
}

const factories = new WeakMap<StructLayout, ViewFactory<Fields>>();

function structViewAt(place: Place, type: StructLayout, offset: number): View<Fields> {
  let construct = factories.get(type);
  if (construct === undefined) {
    construct = viewConstructor<Fields>(type.name, type.layout);
    factories.set(type, construct);
  }
  return construct(place.native, place.address + offset, part(place, offset, type.size), 0);
}

function isInit(value: unknown): value is StructInit<Fields> {
  return typeof value === 'object' && value !== null;
}

function writeField(place: Place, type: FieldType, offset: number, value: unknown): void {
  switch (type.kind) {
    case 'scalar':
      type.write(place.data, offset, value);
      return;
    case 'method':
      writePointer(place.data, offset, Number(value));
      return;
    case 'struct':
      if (!isInit(value)) {
        throw new TypeError(`expected an object with fields of ${type.name}`);
      }
      structViewAt(place, type, offset).assign(value);
      return;
    case 'array': {
      if (!Array.isArray(value)) throw new TypeError(`expected an array for ${type.name}`);
      const view = new DeclaredArrayView(place, type, offset);
      value.forEach((element: unknown, index) => view.set(index, element));
    }
  }
}

class DeclaredArrayView {
  readonly length: number;
  private readonly place: Place;
  private readonly element: FieldType;
  private readonly offset: number;

  constructor(place: Place, type: ArrayType<FieldType>, offset: number) {
    this.place = place;
    this.element = type.element;
    this.offset = offset;
    this.length = type.flexible ? place.count : type.length;
  }

  private offsetOf(index: number): number {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) {
      throw new RangeError(`index ${index} is outside of ${this.length} elements of ${this.element.name}`);
    }
    return this.offset + index * this.element.size;
  }

  get(index: number): unknown {
    return readField(this.place, this.element, this.offsetOf(index));
  }

  set(index: number, value: unknown): void {
    writeField(this.place, this.element, this.offsetOf(index), value);
  }

  /** The elements, one on each line, with their offsets in the struct. */
  toString(): string {
    return printArray(this.place.native, this.element, this.length, this.place.data, this.offset);
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (let index = 0; index < this.length; index++) yield this.get(index);
  }
}
