/** A disk that firmware boots from: a partition table, and an EFI system partition with the application. */
import { createHash } from 'node:crypto';
import { clustersNeeded, fatVolume } from './fat.ts';
import { type FatLayout, fatLayout } from './fat-layout.ts';
import { ALIGNMENT, partitionOf, partitionTable, SECTOR } from './gpt.ts';
import type { Piece } from './output-file.ts';

/** Where firmware looks on a removable disk (UEFI 2.10, section 3.5.1.1). */
const PATH = ['EFI', 'BOOT', 'BOOTX64.EFI'];
const LABEL = 'EFI-NODE';

/** The system partition of a disk of so many MiB; undefined if a file of so many bytes has no room there. */
function layoutFor(mebibytes: number, length: number): FatLayout | undefined {
  const { first, last } = partitionOf(mebibytes * ALIGNMENT);
  const layout = fatLayout(Math.max(last - first + 1, 0));
  if (layout === undefined || clustersNeeded(layout, PATH, length) > layout.clusters) return undefined;
  return layout;
}

/** MiB of the smallest disk for an application of so many bytes. */
export function smallestDisk(length: number): number {
  let mebibytes = 1;
  while (layoutFor(mebibytes, length) === undefined) mebibytes++;
  return mebibytes;
}

export interface Disk {
  /** Bytes. */
  readonly size: number;
  /** What is not NUL. */
  readonly pieces: readonly Piece[];
  /** Bytes of the system partition that are free. */
  readonly free: number;
}

/** The same bytes for the same application and size. Throws RangeError if it is smaller than `smallestDisk` says. */
export function systemDisk(application: Uint8Array, mebibytes: number): Disk {
  const layout = layoutFor(mebibytes, application.length);
  if (layout === undefined) throw new RangeError('the disk is too small for the application');
  const sectors = mebibytes * ALIGNMENT;
  const partition = partitionOf(sectors);
  const digest = createHash('sha512').update(`efi-node disk ${mebibytes}\0`).update(application).digest();
  const identity = (from: number): Buffer => {
    const bytes = Buffer.from(digest.subarray(from, from + 16));
    // Version 8 (RFC 9562, section 5.8), in EFI_GUID's order of bytes.
    bytes.writeUInt8((bytes.readUInt8(7) & 0x0f) | 0x80, 7);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes;
  };
  const volume = fatVolume({
    layout,
    hidden: partition.first,
    serial: digest.readUInt32LE(32),
    label: LABEL,
    path: PATH,
    content: application,
  });
  const start = partition.first * SECTOR;
  return {
    size: sectors * SECTOR,
    pieces: [
      ...partitionTable({
        sectors,
        partition,
        diskGuid: identity(0),
        partitionGuid: identity(16),
        name: LABEL,
      }),
      ...volume.map(({ offset, bytes }) => ({ offset: start + offset, bytes })),
    ],
    free:
      (layout.clusters - clustersNeeded(layout, PATH, application.length)) *
      layout.sectorsPerCluster *
      SECTOR,
  };
}
