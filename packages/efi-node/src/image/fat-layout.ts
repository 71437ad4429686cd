/**
 * Where the parts of a FAT volume lie (Microsoft, FAT32 File System Specification 1.03, which UEFI 2.10, section 13.3
 * refers to). What a volume is, FAT16 or FAT32, is decided by its number of clusters and by nothing else.
 */
import { ALIGNMENT, SECTOR } from './gpt.ts';

export interface FatLayout {
  readonly type: 'FAT16' | 'FAT32';
  /** Of the volume. */
  readonly sectors: number;
  readonly sectorsPerCluster: number;
  /** Sectors before the first table. */
  readonly reserved: number;
  /** Sectors of one of the two tables. */
  readonly tableSectors: number;
  /** Entries of FAT16's root folder, which lies between tables and clusters; 0 for FAT32, whose root is a file. */
  readonly rootEntries: number;
  /** Sector of the first cluster, which has the number 2. */
  readonly dataStart: number;
  readonly clusters: number;
}

export const TABLES = 2;
export const ENTRY_SIZE = 32;

const FEWEST_FAT16_CLUSTERS = 4085;
const FEWEST_FAT32_CLUSTERS = 65_525;
/** Implementations are known to count wrong by a few, so the specification says to stay away from the limits. */
const DISTANCE = 16;

const MIB = ALIGNMENT;
const GIB = 1024 * MIB;

/** Sectors per cluster by the largest volume, in sectors, that they are for. */
const FAT16_CLUSTERS: readonly (readonly [most: number, sectorsPerCluster: number])[] = [
  [16 * MIB - 88, 2],
  [128 * MIB, 4],
];
const FAT32_CLUSTERS: readonly (readonly [most: number, sectorsPerCluster: number])[] = [
  [260 * MIB, 1],
  [8 * GIB, 8],
  [16 * GIB, 16],
  [32 * GIB, 32],
  [Number.POSITIVE_INFINITY, 64],
];

/** Volumes up to here are FAT16: with clusters of a sector they would have too few for FAT32. */
const MOST_FAT16_SECTORS = 66_600;

function clusterSize(
  sizes: readonly (readonly [most: number, sectorsPerCluster: number])[],
  sectors: number,
): number {
  return sizes.find(([most]) => sectors <= most)?.[1] ?? 0;
}

function layOut(type: FatLayout['type'], sectors: number, sectorsPerCluster: number): FatLayout {
  const reserved = type === 'FAT32' ? 32 : 1;
  const rootEntries = type === 'FAT32' ? 0 : 512;
  const rootSectors = (rootEntries * ENTRY_SIZE) / SECTOR;
  // The specification's own formula; it may give a few sectors more than needed, and that is allowed.
  const entriesPerSector = SECTOR / (type === 'FAT32' ? 4 : 2);
  const perTableSector = entriesPerSector * sectorsPerCluster + TABLES / (type === 'FAT32' ? 2 : 1);
  const tableSectors = Math.ceil((sectors - reserved - rootSectors) / perTableSector);
  const dataStart = reserved + TABLES * tableSectors + rootSectors;
  const clusters = Math.floor((sectors - dataStart) / sectorsPerCluster);
  return { type, sectors, sectorsPerCluster, reserved, tableSectors, rootEntries, dataStart, clusters };
}

/** The layout of a volume of so many sectors; undefined for one that is too small even for FAT16. */
export function fatLayout(sectors: number): FatLayout | undefined {
  const layout =
    sectors > MOST_FAT16_SECTORS
      ? layOut('FAT32', sectors, clusterSize(FAT32_CLUSTERS, sectors))
      : layOut('FAT16', sectors, clusterSize(FAT16_CLUSTERS, sectors));
  const fewest = layout.type === 'FAT32' ? FEWEST_FAT32_CLUSTERS : FEWEST_FAT16_CLUSTERS;
  return layout.clusters < fewest + DISTANCE ? undefined : layout;
}
