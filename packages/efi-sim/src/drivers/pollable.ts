import {
  type Address,
  EFI_ALREADY_STARTED,
  EFI_IP4_CONFIG_DATA,
  EFI_IP4_PROTOCOL,
  EFI_IP4_SERVICE_BINDING_PROTOCOL,
  EFI_MANAGED_NETWORK_PROTOCOL,
  EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL,
  EFI_NO_MAPPING,
  EFI_NOT_READY,
  EFI_NOT_STARTED,
  EFI_SUCCESS,
  type Status,
} from '@efi-node/efi-core';
import type { HandleDatabase } from '../firmware/handles.ts';
import type { SimInterface } from './interface.ts';
import { writeIp4ModeData, writeSnpMode } from './modes.ts';
import { type Child, ChildService } from './service-binding.ts';
import type { DriverParts } from './token.ts';

/**
 * A child of a lower layer, as programs hold one to poll the interface by it: its Poll tells whether a packet was
 * there. Transmit and Receive of these layers are not simulated.
 */
class Pollable implements Child {
  readonly sim: SimInterface;
  #configured = false;

  constructor(sim: SimInterface) {
    this.sim = sim;
  }

  get configured(): boolean {
    return this.#configured;
  }

  configure(needsAddress: boolean): Status {
    if (this.#configured) return EFI_ALREADY_STARTED;
    if (needsAddress && this.sim.nic.address === undefined) {
      this.sim.configuration.setPolicy('dhcp');
      return EFI_NO_MAPPING;
    }
    this.#configured = true;
    return EFI_SUCCESS;
  }

  unconfigure(): Status {
    this.#configured = false;
    return EFI_SUCCESS;
  }

  poll(): Status {
    if (!this.#configured) return EFI_NOT_STARTED;
    return this.sim.nic.poll() ? EFI_SUCCESS : EFI_NOT_READY;
  }

  destroy(): void {
    this.#configured = false;
  }
}

/** What of a service the firmware installs and counts. */
export interface InstalledService {
  readonly count: number;
  offer(sim: SimInterface, handle: Address): void;
}

/** EFI_IP4 and EFI_MANAGED_NETWORK as far as Configure, GetModeData and Poll. */
export function createPollables(
  parts: DriverParts & { readonly handles: HandleDatabase },
): readonly InstalledService[] {
  const { memory, native } = parts;
  const create = (sim: SimInterface): Pollable => new Pollable(sim);
  const usesDefault = (at: Address, offset: number): boolean => memory.readU8(at + offset) !== 0;
  return [
    new ChildService<(typeof EFI_IP4_PROTOCOL)['fields'], Pollable, SimInterface>(
      parts,
      'Ip4',
      EFI_IP4_PROTOCOL,
      EFI_IP4_SERVICE_BINDING_PROTOCOL.guid,
      {
        Configure: (child, at = 0) =>
          at === 0
            ? child.unconfigure()
            : child.configure(usesDefault(at, EFI_IP4_CONFIG_DATA.offsets.UseDefaultAddress)),
        GetModeData: (child, ip4At = 0, _mnpAt = 0, snpAt = 0) => {
          if (ip4At !== 0) writeIp4ModeData(native, ip4At, child.sim);
          if (snpAt !== 0) writeSnpMode(native, snpAt, child.sim);
          return EFI_SUCCESS;
        },
        Poll: (child) => child.poll(),
      },
      create,
    ),
    new ChildService<(typeof EFI_MANAGED_NETWORK_PROTOCOL)['fields'], Pollable, SimInterface>(
      parts,
      'Mnp',
      EFI_MANAGED_NETWORK_PROTOCOL,
      EFI_MANAGED_NETWORK_SERVICE_BINDING_PROTOCOL.guid,
      {
        Configure: (child, at = 0) => (at === 0 ? child.unconfigure() : child.configure(false)),
        GetModeData: (child, _mnpAt = 0, snpAt = 0) => {
          if (snpAt !== 0) writeSnpMode(native, snpAt, child.sim);
          return EFI_SUCCESS;
        },
        Poll: (child) => child.poll(),
      },
      create,
    ),
  ];
}
