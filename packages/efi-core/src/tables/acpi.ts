/** ACPI's tables, found and listed (ACPI 6.5, section 5.2). */
import { readNumber64 } from '../layout/scalar.ts';
import type { Machine } from '../machine.ts';
import type { Address } from '../native.ts';
import {
  ACPI_TABLE_GUID,
  asciiText,
  dataView,
  EFI_ACPI_20_TABLE_GUID,
  findConfigurationTable,
} from './configuration.ts';

const HEADER_SIZE = 36;

export interface AcpiTable {
  /** Four letters: 'APIC', 'FACP', … */
  readonly signature: string;
  readonly address: Address;
  /** All of it, header included. */
  readonly data: DataView<ArrayBuffer>;
}

function tableAt(machine: Machine, address: Address): AcpiTable {
  const header = dataView(machine, address, HEADER_SIZE);
  const length = Math.max(HEADER_SIZE, header.getUint32(4, true));
  return { signature: asciiText(header, 0, 4), address, data: dataView(machine, address, length) };
}

/** Addresses in the root table: XSDT (5.2.8) has 64-bit ones, RSDT (5.2.7) 32-bit ones. */
function rootEntries(root: AcpiTable): Address[] {
  const size = root.signature === 'XSDT' ? 8 : 4;
  const count = Math.floor((root.data.byteLength - HEADER_SIZE) / size);
  return Array.from({ length: count }, (_, index) => {
    const offset = HEADER_SIZE + index * size;
    return size === 8 ? readNumber64(root.data, offset) : root.data.getUint32(offset, true);
  });
}

/** The tables that the root table names, in its order; none when firmware has no ACPI. */
export function readAcpi(machine: Machine): AcpiTable[] {
  const address =
    findConfigurationTable(machine, EFI_ACPI_20_TABLE_GUID) ??
    findConfigurationTable(machine, ACPI_TABLE_GUID);
  if (address === undefined) return [];
  const pointer = dataView(machine, address, 20);
  if (asciiText(pointer, 0, 8) !== 'RSD PTR ') return [];
  const revision = pointer.getUint8(15);
  const wide = revision >= 2 ? readNumber64(dataView(machine, address, 36), 24) : 0;
  const root = tableAt(machine, wide === 0 ? pointer.getUint32(16, true) : wide);
  return rootEntries(root)
    .filter((entry) => entry !== 0)
    .map((entry) => tableAt(machine, entry));
}

const LOCAL_APIC = 0;
const LOCAL_X2APIC = 9;
const ENABLED = 1;
const MADT_ENTRIES = 44;

/** Processors that can be used, by the MADT (5.2.12); 0 when there is no such table. */
export function acpiProcessors(tables: readonly AcpiTable[]): number {
  const data = tables.find(({ signature }) => signature === 'APIC')?.data;
  if (data === undefined) return 0;
  let count = 0;
  for (let at = MADT_ENTRIES; at + 2 <= data.byteLength; ) {
    const type = data.getUint8(at);
    const length = data.getUint8(at + 1);
    if (length < 2 || at + length > data.byteLength) break;
    const flagsAt = type === LOCAL_APIC ? 4 : type === LOCAL_X2APIC ? 8 : undefined;
    if (flagsAt !== undefined && (data.getUint32(at + flagsAt, true) & ENABLED) !== 0) count++;
    at += length;
  }
  return count;
}
