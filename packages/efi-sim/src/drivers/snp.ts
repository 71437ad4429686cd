import {
  type Address,
  EFI_SIMPLE_NETWORK_MODE,
  EFI_SIMPLE_NETWORK_PROTOCOL,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import { ProtocolDriver } from '../firmware/implement.ts';
import type { SimInterface } from './interface.ts';
import { writeSnpMode } from './modes.ts';
import type { DriverParts } from './token.ts';

/** EFI_SIMPLE_NETWORK (UEFI 2.10, section 24.1) as far as it tells of the hardware; MNP has its packets. */
export function createSnp(parts: DriverParts): {
  install(sim: SimInterface): Address;
  readonly guid: string;
} {
  const { memory, native } = parts;
  const driver = new ProtocolDriver<(typeof EFI_SIMPLE_NETWORK_PROTOCOL)['fields'], SimInterface>(
    parts,
    EFI_SIMPLE_NETWORK_PROTOCOL,
    'Snp',
    {
      GetStatus: (_sim, interruptAt = 0, bufferAt = 0) => {
        if (interruptAt !== 0) memory.writeU32(interruptAt, 0);
        if (bufferAt !== 0) memory.writePointer(bufferAt, 0);
        return EFI_SUCCESS;
      },
      Start: () => EFI_UNSUPPORTED,
    },
  );
  return {
    guid: driver.guid,
    install(sim) {
      const address = driver.create(sim);
      const mode = memory.map(EFI_SIMPLE_NETWORK_MODE.size, 'EFI_SIMPLE_NETWORK_MODE');
      memory.writePointer(address + EFI_SIMPLE_NETWORK_PROTOCOL.offsets.Mode, mode);
      const update = (): void => writeSnpMode(native, mode, sim);
      update();
      sim.onLink = update;
      return address;
    },
  };
}
