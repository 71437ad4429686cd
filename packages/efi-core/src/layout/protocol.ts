/**
 * Protocols: a GUID, and a struct of function pointers and data. A bound protocol has the specification's method
 * names, passes `This`, and comes in two forms: `tcp.Configure(…)` throws EfiError, `tcp.call.Configure(…)` answers
 * the status as a number.
 */
import type { Address, Argument, Native } from '../native.ts';
import { EFI_UNSUPPORTED, EfiError, type Status } from '../status.ts';
import { readNumber64 } from './scalar.ts';
import {
  type Fields,
  type MethodType,
  struct,
  type StructLayout,
  type StructOptions,
  type StructType,
  type View,
} from './struct.ts';

/** A protocol's function; its first parameter, `This`, is not listed. */
export function method<const P extends readonly string[]>(...parameters: P): MethodType<P> {
  return { ...service(...parameters), passesThis: true };
}

/** A function without `This`: boot and runtime services. */
export function service<const P extends readonly string[]>(...parameters: P): MethodType<P> {
  return {
    kind: 'method',
    name: 'VOID *',
    size: 8,
    alignment: 8,
    parameters,
    passesThis: false,
    result: 'status',
  };
}

/** A function that returns something else than EFI_STATUS (EFI_TPL, …): the number comes as it is. */
export function valueService<const P extends readonly string[]>(...parameters: P): MethodType<P> {
  return { ...service(...parameters), result: 'value' };
}

/** A function that returns nothing. */
export function voidService<const P extends readonly string[]>(...parameters: P): MethodType<P> {
  return { ...service(...parameters), result: 'void' };
}

type MethodKeys<F> = {
  [K in keyof F]: F[K] extends { readonly kind: 'method' } ? K : never;
}[keyof F];

type Arguments<P> = { -readonly [I in keyof P]: Argument };

type Parameters<M> = M extends { readonly parameters: infer P extends readonly string[] }
  ? Arguments<P>
  : never;

/** The methods of a protocol; each returns a status (or value), never throws EfiError but in the throwing form. */
export type Methods<F> = { readonly [K in MethodKeys<F>]: (...args: Parameters<F[K]>) => Status };

/** A protocol interface of firmware. */
export type Bound<F> = Methods<F> & {
  readonly address: Address;
  /** The same methods, answering the status as a number: errors are negative, nothing is thrown. */
  readonly call: Methods<F>;
  /** The interface's memory: data members, function addresses, printing. */
  readonly view: View<F>;
};

export interface ProtocolType<F extends Fields> extends StructType<F> {
  /** Registry form, lower case; '' for tables that are not found by GUID. */
  readonly guid: string;
  /** The addresses of its functions are read once, here. */
  bind(native: Native, address: Address): Bound<F>;
}

/** A protocol without the types of its members. */
export interface ProtocolLayout extends StructLayout {
  readonly guid: string;
}

/** Declares a protocol: its members in order, functions by `method` and data by their types. */
export function protocol<const F extends Fields>(
  name: string,
  guid: string,
  members: F,
  options?: StructOptions,
): ProtocolType<F> {
  const declared = struct(name, members, options);
  const construct = boundConstructor(declared);
  return { ...declared, guid: guid.toLowerCase(), bind: (native, address) => construct(native, address) };
}

/** What both forms of a method need. */
class Callable {
  readonly native: Native;
  readonly address: Address;
  /** Addresses by index in the layout; 0 for data members and for functions that firmware left out. */
  readonly functions: readonly Address[];

  constructor(native: Native, address: Address, functions: readonly Address[]) {
    this.native = native;
    this.address = address;
    this.functions = functions;
  }
}

/**
 * Classes for the two forms, made from the declaration at run time, with the methods on their prototypes: binding
 * happens once for each connection. The overload is where the derived type takes over.
 */
function boundConstructor<F extends Fields>(
  declared: StructType<F>,
): (native: Native, address: Address) => Bound<F>;
function boundConstructor(declared: StructType<Fields>): (native: Native, address: Address) => object {
  class StatusForm extends Callable {}
  class ThrowingForm extends Callable {
    readonly call: StatusForm;
    private memory: View<Fields> | undefined;

    constructor(native: Native, address: Address, functions: readonly Address[]) {
      super(native, address, functions);
      this.call = new StatusForm(native, address, functions);
      this.memory = undefined;
    }

    get view(): View<Fields> {
      this.memory ??= declared.at(this.native, this.address);
      return this.memory;
    }
  }
  const { layout } = declared;
  layout.forEach((field, index) => {
    if (field.type.kind !== 'method') return;
    const operation = `${declared.name}.${field.name}`;
    const { parameters, passesThis, result } = field.type;
    const plain = caller(operation, index, parameters.length, passesThis, result);
    define(StatusForm.prototype, field.name, plain);
    define(
      ThrowingForm.prototype,
      field.name,
      result === 'status' ? thrower(operation, plain, parameters.length) : plain,
    );
  });
  return (native, address) => {
    const memory = native.view(address, declared.size);
    const data = new DataView(memory.buffer, memory.byteOffset, memory.length);
    const functions = layout.map((field) =>
      field.type.kind === 'method' ? readNumber64(data, field.offset) : 0,
    );
    return new ThrowingForm(native, address, functions);
  };
}

function define(prototype: object, name: string, value: Method): void {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true });
}

type Method = (this: Callable, ...args: Argument[]) => number;

/** Calling address 0 would take the machine down: a function that firmware left out is EFI_UNSUPPORTED. */
function functionAt(callable: Callable, index: number): Address {
  return callable.functions[index] ?? 0;
}

function caller(
  operation: string,
  index: number,
  arity: number,
  passesThis: boolean,
  result: 'status' | 'value' | 'void',
): Method {
  if (result !== 'status') {
    return function callForValue(...args) {
      const fn = functionAt(this, index);
      if (fn === 0) throw new EfiError(EFI_UNSUPPORTED, operation);
      const value = passesThis ? this.native.call(fn, this.address, ...args) : this.native.call(fn, ...args);
      return result === 'void' ? 0 : value;
    };
  }
  if (!passesThis) {
    return function callService(...args) {
      const fn = functionAt(this, index);
      return fn === 0 ? EFI_UNSUPPORTED : this.native.call(fn, ...args);
    };
  }
  // Written out for the arities of the hot paths: no rest array, no spread.
  switch (arity) {
    case 0:
      return function call0() {
        const fn = this.functions[index];
        return fn === undefined || fn === 0 ? EFI_UNSUPPORTED : this.native.call(fn, this.address);
      };
    case 1:
      return function call1(a = null) {
        const fn = this.functions[index];
        return fn === undefined || fn === 0 ? EFI_UNSUPPORTED : this.native.call(fn, this.address, a);
      };
    case 2:
      return function call2(a = null, b = null) {
        const fn = this.functions[index];
        return fn === undefined || fn === 0 ? EFI_UNSUPPORTED : this.native.call(fn, this.address, a, b);
      };
    default:
      return function callMany(...args) {
        const fn = functionAt(this, index);
        return fn === 0 ? EFI_UNSUPPORTED : this.native.call(fn, this.address, ...args);
      };
  }
}

function thrower(operation: string, plain: Method, arity: number): Method {
  if (arity <= 1) {
    return function throw1(a = null) {
      const status = arity === 0 ? plain.call(this) : plain.call(this, a);
      if (status < 0) throw new EfiError(status, operation);
      return status;
    };
  }
  return function throwMany(...args) {
    const status = plain.apply(this, args);
    if (status < 0) throw new EfiError(status, operation);
    return status;
  };
}
