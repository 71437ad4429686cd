import {
  type Address,
  EFI_BUFFER_TOO_SMALL,
  EFI_INVALID_PARAMETER,
  EFI_MEMORY_DESCRIPTOR,
  EFI_MEMORY_TYPE,
  EFI_SUCCESS,
  type Native,
} from '@efi-node/efi-core';
import type { AddressSpace } from '../memory.ts';

const PAGE = 4096;
/** As EDK2 has it: larger than the descriptor. */
const DESCRIPTOR_SIZE = 48;

/** GetMemoryMap: what pool has taken, the rest, and a range that is no memory. */
export function createMemoryMap(parts: {
  readonly memory: AddressSpace;
  readonly native: Native;
  readonly memorySize: number;
}): (
  sizeAt?: Address,
  mapAt?: Address,
  keyAt?: Address,
  descriptorSizeAt?: Address,
  versionAt?: Address,
) => number {
  const { memory, native, memorySize } = parts;
  const types = EFI_MEMORY_TYPE.values;
  return (sizeAt = 0, mapAt = 0, keyAt = 0, descriptorSizeAt = 0, versionAt = 0) => {
    if (sizeAt === 0) return EFI_INVALID_PARAMETER;
    const pages = Math.floor(memorySize / PAGE);
    const taken = Math.min(pages, Math.ceil(memory.poolBytes / PAGE));
    const regions = [
      { Type: types.EfiBootServicesData, PhysicalStart: 0, NumberOfPages: BigInt(taken) },
      {
        Type: types.EfiConventionalMemory,
        PhysicalStart: taken * PAGE,
        NumberOfPages: BigInt(pages - taken),
      },
      { Type: types.EfiMemoryMappedIO, PhysicalStart: 0xfee0_0000, NumberOfPages: 1n },
    ];
    const room = memory.readPointer(sizeAt);
    memory.writePointer(sizeAt, regions.length * DESCRIPTOR_SIZE);
    if (descriptorSizeAt !== 0) memory.writePointer(descriptorSizeAt, DESCRIPTOR_SIZE);
    if (room < regions.length * DESCRIPTOR_SIZE) return EFI_BUFFER_TOO_SMALL;
    for (const [index, region] of regions.entries())
      EFI_MEMORY_DESCRIPTOR.at(native, mapAt + index * DESCRIPTOR_SIZE).assign(region);
    if (keyAt !== 0) memory.writePointer(keyAt, 1);
    if (versionAt !== 0) memory.writeU32(versionAt, 1);
    return EFI_SUCCESS;
  };
}
