/** The tables that firmware hands over by GUID (UEFI 2.10, section 4.6): SMBIOS, ACPI and others. */
import type { Machine } from '../machine.ts';
import type { Address } from '../native.ts';
import { EFI_CONFIGURATION_TABLE } from '../protocols/system-table.ts';

export const SMBIOS_TABLE_GUID = 'eb9d2d31-2d88-11d3-9a16-0090273fc14d';
export const SMBIOS3_TABLE_GUID = 'f2fd1544-9794-4a2c-992e-e5bbcf20e394';
export const ACPI_TABLE_GUID = 'eb9d2d30-2d88-11d3-9a16-0090273fc14d';
export const EFI_ACPI_20_TABLE_GUID = '8868e871-e4f1-11d3-bc22-0080c73c8881';

export interface ConfigurationTable {
  readonly guid: string;
  readonly address: Address;
}

export function configurationTables(machine: Machine): ConfigurationTable[] {
  const { native, systemTable } = machine;
  const { NumberOfTableEntries: count, ConfigurationTable: first } = systemTable;
  return Array.from({ length: count }, (_, index) => {
    const entry = EFI_CONFIGURATION_TABLE.at(native, first + index * EFI_CONFIGURATION_TABLE.size);
    return { guid: entry.VendorGuid, address: entry.VendorTable };
  });
}

/** Address of the table with this GUID; undefined when firmware has none. */
export function findConfigurationTable(machine: Machine, guid: string): Address | undefined {
  return configurationTables(machine).find((table) => table.guid === guid)?.address;
}

/** Memory as fields are read from it, little-endian. */
export function dataView(machine: Machine, address: Address, length: number): DataView<ArrayBuffer> {
  const { buffer, byteOffset } = machine.native.view(address, length);
  return new DataView(buffer, byteOffset, length);
}

/** Bytes as ASCII text. */
export function asciiText(data: DataView<ArrayBuffer>, offset: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(data.getUint8(offset + i));
  return text;
}
