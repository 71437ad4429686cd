import type { Address, Fields, Native, ProtocolType } from '@efi-node/efi-core';
import { EFI_UNSUPPORTED } from '@efi-node/efi-core';
import type { CallTable } from '../calls.ts';
import type { CrashLog } from '../crash.ts';
import { type AddressSpace, hex } from '../memory.ts';

/** What drivers are made of. */
export interface FirmwareParts {
  readonly crashes: CrashLog;
  readonly memory: AddressSpace;
  readonly calls: CallTable;
  /** For efi-core's struct views. */
  readonly native: Native;
}

/** A function of a protocol: what `This` stands for, then the arguments as the registers hold them. */
type MethodHandler<T> = (instance: T, ...args: number[]) => number;

/** A function for each of a protocol's methods; those left out answer EFI_UNSUPPORTED. */
export type Implementation<F, T> = {
  readonly [K in keyof F as F[K] extends { readonly kind: 'method' } ? K : never]?: MethodHandler<T>;
};

/**
 * One driver's implementation of a protocol, as in firmware: the functions exist once, and each interface is a table
 * in memory that `This` tells apart. `name` is what faults know the functions by: 'Tcp4' makes 'Tcp4.Connect'.
 */
export class ProtocolDriver<F extends Fields, T> {
  readonly #parts: FirmwareParts;
  readonly #protocol: ProtocolType<F>;
  readonly #instances = new Map<Address, T>();
  readonly #functions: readonly { readonly offset: number; readonly fn: Address }[];

  constructor(parts: FirmwareParts, protocol: ProtocolType<F>, name: string, handlers: Implementation<F, T>) {
    this.#parts = parts;
    this.#protocol = protocol;
    const given = new Map<string, MethodHandler<T> | undefined>(Object.entries(handlers));
    this.#functions = protocol.layout.flatMap((field) => {
      if (field.type.kind !== 'method') return [];
      const full = `${name}.${field.name}`;
      const handler = given.get(field.name) ?? (() => EFI_UNSUPPORTED);
      const fn = parts.calls.register(full, field.type.parameters.length + 1, (self = 0, ...args) =>
        handler(this.#instanceAt(self, full), ...args),
      );
      return [{ offset: field.offset, fn }];
    });
  }

  get guid(): string {
    return this.#protocol.guid;
  }

  /** A new interface; its data members are zero. */
  create(instance: T): Address {
    const address = this.#parts.memory.map(this.#protocol.size, this.#protocol.name);
    for (const { offset, fn } of this.#functions) this.#parts.memory.writePointer(address + offset, fn);
    this.#instances.set(address, instance);
    return address;
  }

  destroy(address: Address): void {
    this.#instances.delete(address);
    this.#parts.memory.unmap(address);
  }

  #instanceAt(self: Address, operation: string): T {
    const instance = this.#instances.get(self);
    if (instance !== undefined) return instance;
    return this.#parts.crashes.crash(`${operation} with This = ${hex(self)}, which is no such interface`);
  }
}

/** A table of functions without `This`: boot and runtime services. */
export function implementTable<F extends Fields>(
  { memory, calls }: FirmwareParts,
  protocol: ProtocolType<F>,
  name: string,
  handlers: {
    readonly [K in keyof F as F[K] extends { readonly kind: 'method' } ? K : never]?: (
      ...args: number[]
    ) => number;
  },
): Address {
  const address = memory.map(protocol.size, protocol.name);
  const given = new Map<string, ((...args: number[]) => number) | undefined>(Object.entries(handlers));
  for (const field of protocol.layout) {
    if (field.type.kind !== 'method') continue;
    const handler = given.get(field.name) ?? (() => EFI_UNSUPPORTED);
    const fn = calls.register(`${name}.${field.name}`, field.type.parameters.length, handler);
    memory.writePointer(address + field.offset, fn);
  }
  return address;
}
