import {
  type Address,
  EFI_ACPI_20_TABLE_GUID,
  EFI_CONFIGURATION_TABLE,
  type Native,
  SMBIOS3_TABLE_GUID,
} from '@efi-node/efi-core';
import type { AddressSpace } from '../memory.ts';
import type { SystemOptions } from '../options.ts';

/** What the machine says of itself in its tables. */
export interface TableParts {
  readonly memory: AddressSpace;
  readonly native: Native;
  readonly memorySize: number;
  readonly system: SystemOptions;
}

const MEGABYTE = 2 ** 20;

/** One SMBIOS structure: header, formatted area, strings (DSP0134 3.7, 6.1). */
function structure(type: number, handle: number, area: Buffer, strings: readonly string[] = []): Buffer {
  const header = Buffer.from([type, 4 + area.length, handle & 0xff, handle >> 8]);
  const texts = strings.map((text) => Buffer.from(`${text}\0`, 'latin1'));
  return Buffer.concat([
    header,
    area,
    ...(strings.length === 0 ? [Buffer.alloc(2)] : [...texts, Buffer.alloc(1)]),
  ]);
}

function systemInformation({ manufacturer, product, serial }: SystemOptions): Buffer {
  const strings = [
    manufacturer ?? 'efi-node',
    product ?? 'efi-sim',
    ...(serial === undefined ? [] : [serial]),
  ];
  const area = Buffer.alloc(23);
  area.set([1, 2, 0, serial === undefined ? 0 : 3]);
  return structure(1, 0x100, area, strings);
}

function processor(index: number, speed: number): Buffer {
  const area = Buffer.alloc(44);
  area[0] = 1;
  // Central processor, populated and enabled; MHz at most and now; one core with one thread.
  area[1] = 3;
  area.writeUInt16LE(speed, 0x14 - 4);
  area.writeUInt16LE(speed, 0x16 - 4);
  area[0x18 - 4] = 0x41;
  area.fill(1, 0x23 - 4, 0x26 - 4);
  return structure(4, 0x400 + index, area, [`CPU ${index}`]);
}

function memoryDevice(size: number): Buffer {
  const area = Buffer.alloc(36);
  area.writeUInt16LE(Math.round(size / MEGABYTE), 0x0c - 4);
  area[0x10 - 4] = 1;
  return structure(17, 0x1100, area, ['DIMM 0']);
}

function smbios({ memory, memorySize, system }: TableParts): Address {
  const processors = Array.from({ length: system.processors ?? 1 }, (_, index) =>
    processor(index, system.speed ?? 2000),
  );
  const structures = Buffer.concat([
    systemInformation(system),
    ...processors,
    memoryDevice(memorySize),
    structure(127, 0x7f00, Buffer.alloc(0)),
  ]);
  const at = memory.map(structures.length, 'SMBIOS structures');
  memory.write(at, structures);
  const entry = Buffer.alloc(24);
  entry.write('_SM3_');
  entry.set([0, 24, 3, 0, 0, 1], 5);
  entry.writeUInt32LE(structures.length, 12);
  entry.writeBigUInt64LE(BigInt(at), 16);
  const address = memory.map(entry.length, 'SMBIOS entry point');
  memory.write(address, entry);
  return address;
}

/** A table with its header (ACPI 6.5, 5.2.6); checksums are left out. */
function acpiTable(memory: AddressSpace, signature: string, body: Buffer): Address {
  const table = Buffer.concat([Buffer.alloc(36), body]);
  table.write(signature);
  table.writeUInt32LE(table.length, 4);
  const address = memory.map(table.length, `ACPI ${signature}`);
  memory.write(address, table);
  return address;
}

function acpi({ memory, system }: TableParts): Address {
  const entries = Array.from({ length: system.processors ?? 1 }, (_, index) => {
    const entry = Buffer.from([0, 8, index, index, 0, 0, 0, 0]);
    entry.writeUInt32LE(1, 4);
    return entry;
  });
  const madt = acpiTable(memory, 'APIC', Buffer.concat([Buffer.alloc(8), ...entries]));
  const list = Buffer.alloc(8);
  list.writeBigUInt64LE(BigInt(madt));
  const xsdt = acpiTable(memory, 'XSDT', list);
  const pointer = Buffer.alloc(36);
  pointer.write('RSD PTR ');
  pointer[15] = 2;
  pointer.writeUInt32LE(36, 20);
  pointer.writeBigUInt64LE(BigInt(xsdt), 24);
  const address = memory.map(pointer.length, 'ACPI RSDP');
  memory.write(address, pointer);
  return address;
}

/** The list of configuration tables in memory, and how many they are. */
export function createTables(parts: TableParts): { readonly address: Address; readonly count: number } {
  const { memory, native } = parts;
  const tables = [
    { VendorGuid: SMBIOS3_TABLE_GUID, VendorTable: smbios(parts) },
    { VendorGuid: EFI_ACPI_20_TABLE_GUID, VendorTable: acpi(parts) },
  ];
  const { size } = EFI_CONFIGURATION_TABLE;
  const address = memory.map(size * tables.length, 'EFI_CONFIGURATION_TABLE');
  for (const [index, table] of tables.entries())
    EFI_CONFIGURATION_TABLE.at(native, address + index * size).assign(table);
  return { address, count: tables.length };
}
