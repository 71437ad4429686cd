/** The memory map (UEFI 2.10, section 7.2): what each range of physical memory is for at this moment. */
import { readNumber64, writeNumber64 } from '../layout/scalar.ts';
import type { Machine } from '../machine.ts';
import type { Address } from '../native.ts';
import { EFI_MEMORY_DESCRIPTOR, EFI_MEMORY_TYPE } from '../protocols/boot-services.ts';
import { check, EFI_BUFFER_TOO_SMALL } from '../status.ts';

export const EFI_PAGE_SIZE = 4096;

export interface MemoryRegion {
  /** One of EFI_MEMORY_TYPE's values; there may be others. */
  readonly type: number;
  readonly start: Address;
  /** Bytes. */
  readonly size: number;
  readonly attribute: bigint;
}

/** Making room for the map can split a region, which makes the map longer. */
const spareDescriptors = 8;

/** The regions in firmware's order. Throws EfiError. */
export function readMemoryMap(machine: Machine): MemoryRegion[] {
  const { native, memory, bootServices } = machine;
  const { scratch, data } = memory;
  const call = (map: Address, room: number): number => {
    writeNumber64(data, 0, room);
    return bootServices.table.call.GetMemoryMap(scratch, map, scratch + 8, scratch + 16, scratch + 24);
  };
  const first = call(0, 0);
  if (first !== EFI_BUFFER_TOO_SMALL) check(first, 'EFI_BOOT_SERVICES.GetMemoryMap');
  const room = readNumber64(data, 0) + spareDescriptors * readNumber64(data, 16);
  const map = native.allocate(room);
  try {
    check(call(map, room), 'EFI_BOOT_SERVICES.GetMemoryMap');
    const size = readNumber64(data, 16);
    const count = Math.floor(readNumber64(data, 0) / size);
    return Array.from({ length: count }, (_, index) => {
      const region = EFI_MEMORY_DESCRIPTOR.at(native, map + index * size);
      return {
        type: region.Type,
        start: region.PhysicalStart,
        size: Number(region.NumberOfPages) * EFI_PAGE_SIZE,
        attribute: region.Attribute,
      };
    });
  } finally {
    native.free(map);
  }
}

const types = EFI_MEMORY_TYPE.values;

/** What is no memory, or none that an operating system would ever get. */
const notMemory: ReadonlySet<number> = new Set([
  types.EfiReservedMemoryType,
  types.EfiUnusableMemory,
  types.EfiMemoryMappedIO,
  types.EfiMemoryMappedIOPortSpace,
]);

/** Bytes of memory, in use or not. */
export function totalMemory(regions: readonly MemoryRegion[]): number {
  return regions.filter(({ type }) => !notMemory.has(type)).reduce((sum, { size }) => sum + size, 0);
}
