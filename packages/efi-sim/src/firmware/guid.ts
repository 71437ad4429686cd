import { type Address, guid } from '@efi-node/efi-core';
import type { AddressSpace } from '../memory.ts';

function dataAt(memory: AddressSpace, address: Address): DataView<ArrayBuffer> {
  const bytes = memory.bytes(address, guid.size);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** An EFI_GUID in registry form, lower case. */
export function readGuid(memory: AddressSpace, address: Address): string {
  return guid.read(dataAt(memory, address), 0);
}

export function writeGuid(memory: AddressSpace, address: Address, value: string): void {
  guid.write(dataAt(memory, address), 0, value);
}
