import {
  type Address,
  EFI_ACCESS_DENIED,
  EFI_BAD_BUFFER_SIZE,
  EFI_DEVICE_ERROR,
  EFI_INVALID_PARAMETER,
  EFI_MEDIA_CHANGED,
  EFI_NO_MEDIA,
  EFI_NOT_FOUND,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
  EFI_VOLUME_FULL,
  EFI_WRITE_PROTECTED,
  readFileInfo,
  sizeOfFileInfo,
  type Status,
} from '@efi-node/efi-core';
import { fatTime, type SimVolume, type VolumeNode } from '../disk/sim-volume.ts';

export const VALID_ATTRIBUTES = 0x37;
export const DIRECTORY = 0x10;
/** FAT's files end here. */
export const LARGEST: number = 2 ** 32 - 1;

/** A handle of EFI_FILE. */
export interface OpenFile {
  readonly volume: SimVolume;
  readonly node: VolumeNode;
  readonly writable: boolean;
  position: number;
  /** Of its protocol interface. */
  address: Address;
}

export function mediaStatus({ media }: SimVolume): Status {
  if (media === 'out') return EFI_NO_MEDIA;
  return media === 'changed' ? EFI_MEDIA_CHANGED : EFI_SUCCESS;
}

/** What is wrong with a handle before anything is done with it. */
export function handleStatus({ volume, node }: OpenFile): Status {
  return node.deleted ? EFI_DEVICE_ERROR : mediaStatus(volume);
}

interface Located {
  readonly directory: VolumeNode;
  readonly name: string;
  readonly node: VolumeNode | undefined;
}

/** Where a name leads from a directory; undefined when something on the way is not there or is a file. */
export function locate(volume: SimVolume, from: VolumeNode, name: string): Located | undefined {
  let node: VolumeNode | undefined = name.startsWith('\\') ? volume.root : from;
  let directory = node;
  let last = '';
  for (const part of name.split('\\')) {
    if (part === '' || part === '.') continue;
    if (node === undefined || !node.isDirectory) return undefined;
    directory = node;
    last = part;
    node = part === '..' ? node.parent : node.children.get(part.toLowerCase());
  }
  return { directory, name: last, node };
}

function rename({ volume, node, writable }: OpenFile, name: string): Status {
  const { parent } = node;
  const there = parent === undefined ? undefined : locate(volume, parent, name);
  if (there === undefined) return EFI_NOT_FOUND;
  if (there.node === node) return EFI_SUCCESS;
  if (there.node !== undefined || !writable || node.isReadOnly) return EFI_ACCESS_DENIED;
  for (const child of node.children.values()) if (child.opens > 0) return EFI_ACCESS_DENIED;
  volume.detach(node);
  node.name = there.name;
  volume.attach(there.directory, node);
  return EFI_SUCCESS;
}

/** SetInfo with an EFI_FILE_INFO. */
export function setFileInfo(file: OpenFile, data: DataView): Status {
  const { volume, node, writable } = file;
  if (volume.readOnly) return EFI_WRITE_PROTECTED;
  if (node.parent === undefined) return EFI_ACCESS_DENIED;
  const size = data.byteLength;
  if (size < sizeOfFileInfo('') || Number(data.getBigUint64(0, true)) > size) return EFI_BAD_BUFFER_SIZE;
  const asked = readFileInfo(data);
  const fixed = !writable || node.isReadOnly;
  if ((asked.attributes & ~VALID_ATTRIBUTES) !== 0) return EFI_INVALID_PARAMETER;
  if (((asked.attributes ^ node.attributes) & DIRECTORY) !== 0) return EFI_ACCESS_DENIED;
  if (!fixed && asked.created !== undefined) node.created = fatTime(asked.created);
  if (!fixed && asked.modified !== undefined) node.modified = fatTime(asked.modified);
  node.attributes = asked.attributes;
  const renamed = rename(file, asked.name);
  if (renamed !== EFI_SUCCESS || asked.size === node.size) return renamed;
  if (node.isDirectory || fixed) return EFI_ACCESS_DENIED;
  if (asked.size > LARGEST) return EFI_UNSUPPORTED;
  return volume.resize(node, asked.size) ? EFI_SUCCESS : EFI_VOLUME_FULL;
}

/** Whether it could be deleted; other handles of it are worth nothing then. */
export function deleteFile({ volume, node, writable }: OpenFile): boolean {
  if (!writable || node.parent === undefined || node.children.size > 0) return false;
  if (mediaStatus(volume) !== EFI_SUCCESS) return false;
  volume.detach(node);
  node.deleted = true;
  return true;
}
