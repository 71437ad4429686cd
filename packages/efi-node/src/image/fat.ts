/** A FAT volume with one file in it: see fat-layout.ts for what it is made after. */
import { ENTRY_SIZE, type FatLayout, TABLES } from './fat-layout.ts';
import { SECTOR } from './gpt.ts';
import type { Piece } from './output-file.ts';

export interface FatOptions {
  readonly layout: FatLayout;
  /** Sectors of the disk before the volume. */
  readonly hidden: number;
  /** 32 bits that tell volumes apart. */
  readonly serial: number;
  /** At most 11 characters, capitals. */
  readonly label: string;
  /** Names of folders, then that of the file, in capitals and of 8 and 3 characters at most. */
  readonly path: readonly string[];
  readonly content: Uint8Array;
}

const FIXED_DISK = 0xf8;
/** 2048 sectors a cylinder: a whole MiB, as tools want volumes to be whole cylinders. */
const SECTORS_PER_TRACK = 32;
const HEADS = 64;

const INFORMATION = 1;
const BACKUP = 6;

const VOLUME_LABEL = 0x08;
const FOLDER = 0x10;
const ARCHIVE = 0x20;
/** 1 January 1980, the first day that FAT knows: the same bytes whenever it is made. */
const DATE = 0x0021;

const FIRST_CLUSTER = 2;

function bootSector({ layout, hidden, serial, label }: FatOptions): Buffer {
  const isFat32 = layout.type === 'FAT32';
  const sector = Buffer.alloc(SECTOR);
  // A jump over the numbers that follow, to an endless loop: nothing boots from here.
  const code = isFat32 ? 90 : 62;
  sector.set([0xeb, code - 2, 0x90], 0);
  sector.set([0xeb, 0xfe], code);
  sector.write('MSWIN4.1', 3, 'latin1');
  sector.writeUInt16LE(SECTOR, 11);
  sector.writeUInt8(layout.sectorsPerCluster, 13);
  sector.writeUInt16LE(layout.reserved, 14);
  sector.writeUInt8(TABLES, 16);
  sector.writeUInt16LE(layout.rootEntries, 17);
  const fitsIn16 = !isFat32 && layout.sectors < 0x1_0000;
  sector.writeUInt16LE(fitsIn16 ? layout.sectors : 0, 19);
  sector.writeUInt8(FIXED_DISK, 21);
  sector.writeUInt16LE(isFat32 ? 0 : layout.tableSectors, 22);
  sector.writeUInt16LE(SECTORS_PER_TRACK, 24);
  sector.writeUInt16LE(HEADS, 26);
  sector.writeUInt32LE(hidden, 28);
  sector.writeUInt32LE(fitsIn16 ? 0 : layout.sectors, 32);
  if (isFat32) {
    sector.writeUInt32LE(layout.tableSectors, 36);
    sector.writeUInt32LE(FIRST_CLUSTER, 44);
    sector.writeUInt16LE(INFORMATION, 48);
    sector.writeUInt16LE(BACKUP, 50);
  }
  const tail = sector.subarray(isFat32 ? 64 : 36);
  tail.writeUInt8(0x80, 0);
  tail.writeUInt8(0x29, 2);
  tail.writeUInt32LE(serial, 3);
  tail.write(label.padEnd(11), 7, 'latin1');
  tail.write(layout.type.padEnd(8), 18, 'latin1');
  sector.writeUInt16LE(0xaa55, 510);
  return sector;
}

/** FAT32's hint of how much is free, and of where to look for it. */
function informationSector(free: number, next: number): Buffer {
  const sector = Buffer.alloc(SECTOR);
  sector.writeUInt32LE(0x4161_5252, 0);
  sector.writeUInt32LE(0x6141_7272, 484);
  sector.writeUInt32LE(free, 488);
  sector.writeUInt32LE(next, 492);
  sector.writeUInt32LE(0xaa55_0000, 508);
  return sector;
}

function shortName(name: string): string {
  const [base = '', extension = ''] = name.split('.');
  return base.padEnd(8) + extension.padEnd(3);
}

function folderEntry(name: string, attributes: number, cluster: number, size = 0): Buffer {
  const entry = Buffer.alloc(ENTRY_SIZE);
  entry.write(name.padEnd(11), 0, 'latin1');
  entry.writeUInt8(attributes, 11);
  for (const date of [16, 18, 24]) entry.writeUInt16LE(DATE, date);
  entry.writeUInt16LE(cluster >>> 16, 20);
  entry.writeUInt16LE(cluster & 0xffff, 26);
  entry.writeUInt32LE(size, 28);
  return entry;
}

/** One table: chains of clusters that follow each other, by their lengths. Free clusters behind them are left out. */
function table(layout: FatLayout, chains: readonly number[]): Buffer {
  const isFat32 = layout.type === 'FAT32';
  const end = isFat32 ? 0x0fff_ffff : 0xffff;
  // The first two entries belong to no cluster: the media byte, and 'unmounted without errors'.
  const values = [(end & ~0xff) | FIXED_DISK, end];
  for (const length of chains) {
    for (let left = length; left > 0; left--) values.push(left > 1 ? values.length + 1 : end);
  }
  const bytes = Buffer.alloc(values.length * (isFat32 ? 4 : 2));
  values.forEach((value, index) =>
    isFat32 ? bytes.writeUInt32LE(value, index * 4) : bytes.writeUInt16LE(value, index * 2),
  );
  return bytes;
}

/** Clusters that a volume of this layout needs for a path and a file of so many bytes. */
export function clustersNeeded(layout: FatLayout, path: readonly string[], length: number): number {
  const root = layout.type === 'FAT32' ? 1 : 0;
  return root + path.length - 1 + Math.ceil(length / (layout.sectorsPerCluster * SECTOR));
}

/** The volume's bytes. There must be room: see `clustersNeeded`. */
export function fatVolume(options: FatOptions): Piece[] {
  const { layout, label, path, content } = options;
  const isFat32 = layout.type === 'FAT32';
  const clusterBytes = layout.sectorsPerCluster * SECTOR;
  const needed = clustersNeeded(layout, path, content.length);
  if (needed > layout.clusters) throw new RangeError('the volume is too small for the file');

  const fileClusters = Math.ceil(content.length / clusterBytes);
  const folderClusters = needed - fileClusters;
  const offsetOf = (cluster: number): number =>
    (layout.dataStart + (cluster - FIRST_CLUSTER) * layout.sectorsPerCluster) * SECTOR;
  const tableBytes = table(layout, [...Array.from({ length: folderClusters }, () => 1), fileClusters]);
  const pieces: Piece[] = [
    { offset: 0, bytes: bootSector(options) },
    { offset: layout.reserved * SECTOR, bytes: tableBytes },
    { offset: (layout.reserved + layout.tableSectors) * SECTOR, bytes: tableBytes },
  ];
  if (isFat32) {
    const information = informationSector(layout.clusters - needed, FIRST_CLUSTER + needed);
    pieces.push(
      { offset: INFORMATION * SECTOR, bytes: information },
      { offset: BACKUP * SECTOR, bytes: bootSector(options) },
      { offset: (BACKUP + INFORMATION) * SECTOR, bytes: information },
    );
  }

  // The root folder has no cluster of its own on FAT16, and is called 0 by its children on both.
  let cluster = isFat32 ? FIRST_CLUSTER : FIRST_CLUSTER - 1;
  let offset = isFat32 ? offsetOf(cluster) : layout.dataStart * SECTOR - layout.rootEntries * ENTRY_SIZE;
  let head = [folderEntry(label, VOLUME_LABEL, 0)];
  path.forEach((name, depth) => {
    const isFile = depth === path.length - 1;
    const child = cluster + 1;
    const entry = isFile
      ? folderEntry(shortName(name), ARCHIVE, content.length === 0 ? 0 : child, content.length)
      : folderEntry(shortName(name), FOLDER, child);
    pieces.push({ offset, bytes: Buffer.concat([...head, entry]) });
    const parent = depth === 0 ? 0 : cluster;
    head = [folderEntry('.', FOLDER, child), folderEntry('..', FOLDER, parent)];
    cluster = child;
    offset = offsetOf(cluster);
  });
  pieces.push({ offset, bytes: content });
  return pieces;
}
