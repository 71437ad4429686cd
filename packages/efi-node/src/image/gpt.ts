/** A GUID partition table with one partition, an EFI system partition (UEFI 2.10, section 5.3). */
import { crc32 } from './crc32.ts';
import type { Piece } from './output-file.ts';

export const SECTOR = 512;
/** Sectors of a MiB, by which partitions are aligned. */
export const ALIGNMENT = 2048;

const ENTRY_COUNT = 128;
const ENTRY_SIZE = 128;
const ENTRY_SECTORS = (ENTRY_COUNT * ENTRY_SIZE) / SECTOR;
const HEADER_SIZE = 92;
const REVISION = 0x1_0000;
const SYSTEM_PARTITION = 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b';
const NAME_BYTES = 72;

/** Sectors, the last one included. */
export interface Partition {
  readonly first: number;
  readonly last: number;
}

/** An EFI_GUID's bytes: its first three numbers are little-endian. */
export function guidBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll('-', ''), 'hex');
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}

/** The one partition of a disk of so many sectors, a multiple of ALIGNMENT: all but its first and its last MiB. */
export function partitionOf(sectors: number): Partition {
  return { first: ALIGNMENT, last: sectors - ALIGNMENT - 1 };
}

/** Says to whoever knows no GPT that all of the disk is taken (section 5.2.3). */
function protectiveRecord(sectors: number): Buffer {
  const record = Buffer.alloc(SECTOR);
  const entry = record.subarray(446, 462);
  entry.set([0x00, 0x00, 0x02, 0x00], 0);
  entry.set([0xee, 0xff, 0xff, 0xff], 4);
  entry.writeUInt32LE(1, 8);
  entry.writeUInt32LE(Math.min(sectors - 1, 0xffff_ffff), 12);
  record.writeUInt16LE(0xaa55, 510);
  return record;
}

function entriesOf(partition: Partition, guid: Uint8Array, name: string): Buffer {
  const entries = Buffer.alloc(ENTRY_COUNT * ENTRY_SIZE);
  entries.set(guidBytes(SYSTEM_PARTITION), 0);
  entries.set(guid, 16);
  entries.writeBigUInt64LE(BigInt(partition.first), 32);
  entries.writeBigUInt64LE(BigInt(partition.last), 40);
  entries.write(name, 56, NAME_BYTES, 'utf16le');
  return entries;
}

interface HeaderFields {
  readonly at: number;
  readonly other: number;
  readonly entriesAt: number;
  readonly sectors: number;
  readonly guid: Uint8Array;
  readonly entries: Uint8Array;
}

function headerOf({ at, other, entriesAt, sectors, guid, entries }: HeaderFields): Buffer {
  const header = Buffer.alloc(SECTOR);
  header.write('EFI PART', 0, 'latin1');
  header.writeUInt32LE(REVISION, 8);
  header.writeUInt32LE(HEADER_SIZE, 12);
  header.writeBigUInt64LE(BigInt(at), 24);
  header.writeBigUInt64LE(BigInt(other), 32);
  header.writeBigUInt64LE(BigInt(2 + ENTRY_SECTORS), 40);
  header.writeBigUInt64LE(BigInt(sectors - ENTRY_SECTORS - 2), 48);
  header.set(guid, 56);
  header.writeBigUInt64LE(BigInt(entriesAt), 72);
  header.writeUInt32LE(ENTRY_COUNT, 80);
  header.writeUInt32LE(ENTRY_SIZE, 84);
  header.writeUInt32LE(crc32(entries), 88);
  header.writeUInt32LE(crc32(header.subarray(0, HEADER_SIZE)), 16);
  return header;
}

export interface GptOptions {
  /** Of the whole disk. */
  readonly sectors: number;
  readonly partition: Partition;
  /** 16 bytes each, as they stand on the disk. */
  readonly diskGuid: Uint8Array;
  readonly partitionGuid: Uint8Array;
  /** Of the partition, at most 35 characters. */
  readonly name: string;
}

/** Protective MBR, primary table, and its copy at the disk's end. */
export function partitionTable({ sectors, partition, diskGuid, partitionGuid, name }: GptOptions): Piece[] {
  const entries = entriesOf(partition, partitionGuid, name);
  const last = sectors - 1;
  const copy = last - ENTRY_SECTORS;
  const fields = { sectors, guid: diskGuid, entries };
  return [
    { offset: 0, bytes: protectiveRecord(sectors) },
    { offset: SECTOR, bytes: headerOf({ ...fields, at: 1, other: last, entriesAt: 2 }) },
    { offset: 2 * SECTOR, bytes: entries },
    { offset: copy * SECTOR, bytes: entries },
    { offset: last * SECTOR, bytes: headerOf({ ...fields, at: last, other: 1, entriesAt: copy }) },
  ];
}
