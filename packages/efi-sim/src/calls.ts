import type { Address, Argument } from '@efi-node/efi-core';
import type { CrashLog } from './crash.ts';
import type { CompletionFault, Faults } from './faults.ts';
import { hex } from './memory.ts';

/**
 * A function of firmware. Arguments are what the registers hold: pointers and integers up to 2^53 as numbers. The
 * result is as `Native.call` gives it: errors are negative.
 */
export type Handler = (...args: number[]) => number;

interface FirmwareFunction {
  readonly name: string;
  readonly parameters: number;
  readonly handler: Handler;
}

/** Code lies below all data: nothing can be read there. */
const FIRST_CODE = 0x10_0000;

/** The machine's code: each function has an address, and a call of any other address is a crash. */
export class CallTable {
  readonly #crashes: CrashLog;
  readonly #faults: Faults;
  readonly #functions = new Map<Address, FirmwareFunction>();

  #fault: CompletionFault | undefined;

  constructor(crashes: CrashLog, faults: Faults) {
    this.#crashes = crashes;
    this.#faults = faults;
  }

  /** Gives a function an address. `parameters` is how many the specification declares. */
  register(name: string, parameters: number, handler: Handler): Address {
    const address = FIRST_CODE + 16 * this.#functions.size;
    this.#functions.set(address, { name, parameters, handler });
    return address;
  }

  /** Inside a handler: how the token of this call is to be completed, when a fault was planned for it. */
  get fault(): CompletionFault | undefined {
    return this.#fault;
  }

  /** A program's call. */
  call(address: Address, args: readonly Argument[]): number {
    const target = this.#functions.get(address);
    if (target === undefined) return this.#crashes.crash(`call of ${hex(address)}, which is not code`);
    if (args.length > 12)
      throw new RangeError(`${target.name}: ${args.length} arguments, at most 12 are passed`);
    if (args.length < target.parameters) {
      return this.#crashes.crash(`${target.name} takes ${target.parameters} arguments, got ${args.length}`);
    }
    const fault = this.#faults.take(target.name);
    if (fault?.kind === 'status') return fault.status;
    this.#fault = fault;
    try {
      return target.handler(...args.map(toInteger));
    } finally {
      this.#fault = undefined;
    }
  }

  /** Firmware calling back a function that a program gave it: the arity of C is not checked. */
  callBack(address: Address, args: readonly number[]): number {
    const target = this.#functions.get(address);
    if (target === undefined)
      return this.#crashes.crash(`firmware called back ${hex(address)}, which is not code`);
    const missing = Math.max(0, target.parameters - args.length);
    return target.handler(...args, ...Array.from({ length: missing }, () => 0));
  }
}

function toInteger(argument: Argument): number {
  switch (typeof argument) {
    case 'number':
      if (!Number.isInteger(argument)) throw new TypeError(`firmware takes integers, got ${argument}`);
      return argument;
    case 'bigint':
      return Number(argument);
    case 'boolean':
      return argument ? 1 : 0;
    default:
      if (argument !== null) throw new TypeError(`firmware takes integers, got ${String(argument)}`);
      return 0;
  }
}
