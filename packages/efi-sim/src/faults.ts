/**
 * What goes wrong on demand, by the operation's name: the protocol without its prefix, a point, the function:
 * 'Tcp4.Connect', 'Tcp4.CreateChild', 'Dhcp4.Start', 'BootServices.AllocatePool', 'native.allocate'.
 */
export type Fault =
  /** The call itself answers this EFI_STATUS (as `Native.call` gives it: errors are negative) and does nothing. */
  | { readonly kind: 'status'; readonly status: number }
  /** The call succeeds and its token ends with this EFI_STATUS at once; nothing else happens. */
  | { readonly kind: 'completion'; readonly status: number }
  /** The token is completed this many milliseconds later than it would be. */
  | { readonly kind: 'late'; readonly by: number }
  /** The token is never completed by itself; abort and destruction of the child flush it, unless `evenAborted`. */
  | { readonly kind: 'never'; readonly evenAborted?: boolean }
  /** The token's event is signalled once at once although nothing has happened yet. */
  | { readonly kind: 'spurious' }
  /** A read or write of a file moves at most so many bytes. */
  | { readonly kind: 'short'; readonly bytes: number };

export interface FaultScope {
  /** How many calls go well before the first fault. Default 0. */
  readonly after?: number;
  /** How many calls then suffer. Default Infinity. */
  readonly times?: number;
}

interface Planned {
  readonly fault: Fault;
  skip: number;
  left: number;
}

export type CompletionFault = Exclude<Fault, { kind: 'status' }>;

export class Faults {
  readonly #planned = new Map<string, Planned[]>();
  readonly #calls = new Map<string, number>();

  /** Plans a fault. Several of one operation are taken in order of planning, one a call. */
  on(operation: string, fault: Fault, scope: FaultScope = {}): void {
    const planned = { fault, skip: scope.after ?? 0, left: scope.times ?? Number.POSITIVE_INFINITY };
    const list = this.#planned.get(operation);
    if (list === undefined) this.#planned.set(operation, [planned]);
    else list.push(planned);
  }

  clear(operation?: string): void {
    if (operation === undefined) this.#planned.clear();
    else this.#planned.delete(operation);
  }

  /** How often the operation has been called. */
  calls(operation: string): number {
    return this.#calls.get(operation) ?? 0;
  }

  /** For the firmware: counts a call and says which fault it suffers, if any. */
  take(operation: string): Fault | undefined {
    this.#calls.set(operation, this.calls(operation) + 1);
    for (const planned of this.#planned.get(operation) ?? []) {
      if (planned.skip > 0) {
        planned.skip -= 1;
      } else if (planned.left > 0) {
        planned.left -= 1;
        return planned.fault;
      }
    }
    return undefined;
  }
}
