import { type Address, EFI_INVALID_PARAMETER, EFI_SUCCESS, type Status } from '@efi-node/efi-core';
import type { SimClock } from '../clock.ts';
import type { FirmwareEvents } from '../events.ts';
import type { CompletionFault } from '../faults.ts';
import type { FirmwareParts } from '../firmware/implement.ts';

export interface DriverParts extends FirmwareParts {
  readonly clock: SimClock;
  readonly events: FirmwareEvents;
}

/** Where a token has its event and status: all of the network protocols' begin with them. */
const EVENT = 0;
const STATUS = 8;

function writeStatusAt(parts: FirmwareParts, address: Address, status: Status): void {
  parts.memory.writeU64(address, status < 0 ? (1n << 63n) | BigInt(-status) : BigInt(status));
}

/** A token that firmware holds: its memory is the caller's until the event is signalled. */
export class PendingToken {
  readonly token: Address;
  readonly event: Address;
  readonly #parts: DriverParts;
  readonly #fault: CompletionFault | undefined;
  #state: 'pending' | 'late' | 'completed' = 'pending';

  constructor(parts: DriverParts, token: Address) {
    this.#parts = parts;
    this.token = token;
    this.event = parts.memory.readPointer(token + EVENT);
    this.#fault = parts.calls.fault;
    if (this.#fault?.kind === 'spurious') parts.events.signal(this.event);
  }

  /** Whether a planned fault has the token end at once, without anything else happening. */
  get failsAtOnce(): Status | undefined {
    return this.#fault?.kind === 'completion' ? this.#fault.status : undefined;
  }

  get completed(): boolean {
    return this.#state === 'completed';
  }

  /** The operation has ended. `fill` writes the token's results, in the same moment as the status. */
  complete(status: Status, fill?: () => void): void {
    if (this.#state !== 'pending') return;
    if (this.#fault?.kind === 'never') return;
    if (this.#fault?.kind === 'late') {
      this.#state = 'late';
      this.#parts.clock.schedule(this.#fault.by, () => {
        if (this.#state === 'late') this.#write(status, fill);
      });
      return;
    }
    this.#write(status, fill);
  }

  /** Ends the token: cancel, abort, destruction. */
  flush(status: Status): void {
    if (this.#fault?.kind === 'never' && this.#fault.evenAborted === true) return;
    if (this.#state !== 'completed') this.#write(status);
  }

  #write(status: Status, fill?: () => void): void {
    this.#state = 'completed';
    fill?.();
    writeStatusAt(this.#parts, this.token + STATUS, status);
    this.#parts.events.signal(this.event);
  }
}

/** EFI_INVALID_PARAMETER for a token without memory or event. */
export function checkToken(parts: FirmwareParts, token: Address): Status {
  if (token === 0 || parts.memory.readPointer(token + EVENT) === 0) return EFI_INVALID_PARAMETER;
  return EFI_SUCCESS;
}
