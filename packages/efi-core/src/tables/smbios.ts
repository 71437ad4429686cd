/** The machine's own description of itself: SMBIOS structures (DMTF DSP0134 3.7, chapters 5 and 6). */
import { readNumber64 } from '../layout/scalar.ts';
import type { Machine } from '../machine.ts';
import type { Address } from '../native.ts';
import {
  asciiText,
  dataView,
  findConfigurationTable,
  SMBIOS3_TABLE_GUID,
  SMBIOS_TABLE_GUID,
} from './configuration.ts';

/** Structure types that this project reads; any other can be read as well. */
export const SMBIOS_SYSTEM_INFORMATION = 1;
export const SMBIOS_PROCESSOR_INFORMATION = 4;
export const SMBIOS_MEMORY_DEVICE = 17;

const headerSize = 4;
/** Type, length and handle of the structure that ends the table. */
const END_OF_TABLE = 127;

/** One structure: a formatted area, whose fields are told apart by their offsets in the specification, and strings. */
export class SmbiosStructure {
  readonly type: number;
  readonly handle: number;
  /** The formatted area, header included. Firmware of older versions has shorter ones. */
  readonly data: DataView<ArrayBuffer>;
  readonly strings: readonly string[];

  constructor(data: DataView<ArrayBuffer>, strings: readonly string[]) {
    this.type = data.getUint8(0);
    this.handle = data.getUint16(2, true);
    this.data = data;
    this.strings = strings;
  }

  /** Whether the field of `size` bytes is there: a number's reader answers 0 for one that is not. */
  has(offset: number, size: number): boolean {
    return offset + size <= this.data.byteLength;
  }
  byte(offset: number): number {
    return this.has(offset, 1) ? this.data.getUint8(offset) : 0;
  }
  word(offset: number): number {
    return this.has(offset, 2) ? this.data.getUint16(offset, true) : 0;
  }
  dword(offset: number): number {
    return this.has(offset, 4) ? this.data.getUint32(offset, true) : 0;
  }
  /** The text that the field at `offset` is the number of; '' for none. */
  text(offset: number): string {
    return this.strings[this.byte(offset) - 1] ?? '';
  }
}

export interface Smbios {
  readonly major: number;
  readonly minor: number;
  readonly structures: readonly SmbiosStructure[];
}

interface EntryPoint {
  readonly major: number;
  readonly minor: number;
  readonly address: Address;
  /** Bytes of all structures; version 3 tells the most that there may be. */
  readonly size: number;
}

/** The 64-bit entry point (5.2.2). */
function entryPoint3(machine: Machine, address: Address): EntryPoint | undefined {
  const data = dataView(machine, address, 24);
  if (asciiText(data, 0, 5) !== '_SM3_') return undefined;
  return {
    major: data.getUint8(7),
    minor: data.getUint8(8),
    address: readNumber64(data, 16),
    size: data.getUint32(12, true),
  };
}

/** The 32-bit entry point (5.2.1). */
function entryPoint2(machine: Machine, address: Address): EntryPoint | undefined {
  const data = dataView(machine, address, 31);
  if (asciiText(data, 0, 4) !== '_SM_') return undefined;
  return {
    major: data.getUint8(6),
    minor: data.getUint8(7),
    address: data.getUint32(24, true),
    size: data.getUint16(22, true),
  };
}

function findEntryPoint(machine: Machine): EntryPoint | undefined {
  const newer = findConfigurationTable(machine, SMBIOS3_TABLE_GUID);
  const older = findConfigurationTable(machine, SMBIOS_TABLE_GUID);
  const found = newer === undefined ? undefined : entryPoint3(machine, newer);
  return found ?? (older === undefined ? undefined : entryPoint2(machine, older));
}

/** The strings that follow a formatted area, and where they end: each ends with a NUL, the last with two (6.1.3). */
function readStrings(data: DataView<ArrayBuffer>, from: number): { strings: string[]; end: number } {
  const strings: string[] = [];
  let at = from;
  while (at < data.byteLength && data.getUint8(at) !== 0) {
    let end = at;
    while (end < data.byteLength && data.getUint8(end) !== 0) end++;
    strings.push(asciiText(data, at, end - at));
    at = end + 1;
  }
  // Without strings there are two NULs, with them one more than the last one's own.
  return { strings, end: at + (strings.length === 0 ? 2 : 1) };
}

/** All structures in order; undefined when firmware has no SMBIOS table. What is cut short or malformed ends the list. */
export function readSmbios(machine: Machine): Smbios | undefined {
  const entry = findEntryPoint(machine);
  if (entry === undefined) return undefined;
  const { major, minor, address, size } = entry;
  const data = dataView(machine, address, size);
  const structures: SmbiosStructure[] = [];
  for (let at = 0; at + headerSize <= size; ) {
    const length = data.getUint8(at + 1);
    if (length < headerSize || at + length > size) break;
    const { strings, end } = readStrings(data, at + length);
    const structure = new SmbiosStructure(new DataView(data.buffer, data.byteOffset + at, length), strings);
    structures.push(structure);
    if (structure.type === END_OF_TABLE) break;
    at = end;
  }
  return { major, minor, structures };
}

const PROCESSOR_POPULATED = 0x40;
/** A count of 8 bits that says: see the one of 16. */
const SEE_WIDER = 0xff;

/** Threads of all processors that are there, by their type 4 structures; 0 when none tells. */
export function smbiosThreads({ structures }: Smbios): number {
  let threads = 0;
  for (const structure of structures) {
    if (structure.type !== SMBIOS_PROCESSOR_INFORMATION) continue;
    if ((structure.byte(0x18) & PROCESSOR_POPULATED) === 0) continue;
    const narrow = structure.byte(0x25);
    threads += narrow === SEE_WIDER ? structure.word(0x2e) : Math.max(1, narrow);
  }
  return threads;
}

/** MHz that the first processor runs at, by its type 4 structure; 0 when unknown. */
export function smbiosSpeed({ structures }: Smbios): number {
  return structures.find(({ type }) => type === SMBIOS_PROCESSOR_INFORMATION)?.word(0x16) ?? 0;
}

const UNKNOWN_SIZE = 0xffff;
const SEE_EXTENDED = 0x7fff;
const IN_KILOBYTES = 0x8000;
const MEGABYTE = 2 ** 20;

function deviceSize(structure: SmbiosStructure): number {
  const size = structure.word(0x0c);
  if (size === UNKNOWN_SIZE) return 0;
  if (size === SEE_EXTENDED) return (structure.dword(0x1c) & 0x7fff_ffff) * MEGABYTE;
  return (size & IN_KILOBYTES) === 0 ? size * MEGABYTE : (size & ~IN_KILOBYTES) * 1024;
}

/** Bytes of memory that is built in, by the type 17 structures; 0 when none tells. */
export function smbiosMemory({ structures }: Smbios): number {
  return structures
    .filter(({ type }) => type === SMBIOS_MEMORY_DEVICE)
    .reduce((sum, structure) => sum + deviceSize(structure), 0);
}
