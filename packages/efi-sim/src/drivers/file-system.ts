import {
  type Address,
  EFI_ACCESS_DENIED,
  EFI_DEVICE_ERROR,
  EFI_FILE_INFO_ID,
  EFI_FILE_PROTOCOL,
  EFI_FILE_SYSTEM_INFO_ID,
  EFI_INVALID_PARAMETER,
  EFI_NOT_FOUND,
  EFI_SIMPLE_FILE_SYSTEM_PROTOCOL,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
  EFI_VOLUME_FULL,
  EFI_WARN_DELETE_FAILURE,
  EFI_WRITE_PROTECTED,
  type Status,
} from '@efi-node/efi-core';
import { fatTime, type SimVolume, type VolumeNode } from '../disk/sim-volume.ts';
import { readGuid } from '../firmware/guid.ts';
import { type Implementation, ProtocolDriver } from '../firmware/implement.ts';
import { answerFileInfo, answerVolumeInfo } from './file-info.ts';
import {
  deleteFile,
  DIRECTORY,
  handleStatus,
  LARGEST,
  locate,
  mediaStatus,
  type OpenFile,
  setFileInfo,
  VALID_ATTRIBUTES,
} from './open-file.ts';
import type { DriverParts } from './token.ts';

const MODE_READ = 1;
const MODE_READ_WRITE = 3;
/** EFI_FILE_MODE_CREATE; as a double such a mode has lost its lowest bits. */
const MODE_CREATE = 2 ** 63;
/** Such a position is the end. */
const END = 2 ** 63;
const READ_ONLY = 0x01;
const ARCHIVE = 0x20;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const IMPOSSIBLE = /[\u0000-\u001f"*:<>?|/]/;

type FileFields = (typeof EFI_FILE_PROTOCOL)['fields'];

interface FileSystem {
  readonly guid: string;
  install(volume: SimVolume): Address;
  /** Handles that are open. */
  readonly opens: number;
}

/**
 * EFI_SIMPLE_FILE_SYSTEM and EFI_FILE (UEFI 2.10, sections 13.4 and 13.5) over volumes in memory, with the ways of
 * EDK2's FAT driver: reading behind the end is EFI_DEVICE_ERROR, a file that grows holds what its blocks held, a write
 * without room writes nothing, attributes of a read-only file are set by a handle that only reads.
 */
export function createFileSystem(parts: DriverParts & { readonly startTime: number }): FileSystem {
  const { memory, calls, clock } = parts;
  let opens = 0;
  const now = (): number => parts.startTime + clock.now;

  /** Does what is to be done with a handle that is in order. */
  const checked =
    (action: (file: OpenFile, ...args: number[]) => Status) =>
    (file: OpenFile, ...args: number[]): Status => {
      const status = handleStatus(file);
      return status === EFI_SUCCESS ? action(file, ...args) : status;
    };
  /** How many bytes a call moves. */
  const most = (asked: number): number => {
    const { fault } = calls;
    return fault?.kind === 'short' ? Math.min(asked, fault.bytes) : asked;
  };
  const open = (volume: SimVolume, node: VolumeNode, writable: boolean): Address => {
    const file: OpenFile = { volume, node, writable, position: 0, address: 0 };
    opens++;
    node.opens++;
    file.address = files.create(file);
    return file.address;
  };
  const end = (file: OpenFile): void => {
    opens--;
    file.node.opens--;
    files.destroy(file.address);
  };
  const create = (
    volume: SimVolume,
    directory: VolumeNode,
    name: string,
    attributes: number,
  ): VolumeNode | Status => {
    if (IMPOSSIBLE.test(name)) return EFI_INVALID_PARAMETER;
    if ((attributes & DIRECTORY) !== 0 && volume.free < volume.clusterSize) return EFI_VOLUME_FULL;
    return volume.add(directory, name, attributes, now());
  };
  const readDirectory = (file: OpenFile, sizeAt: Address, bufferAt: Address): Status => {
    const { node } = file;
    const entries = Array.from(node.children.values(), (child): [string, VolumeNode] => [child.name, child]);
    if (node.parent !== undefined) entries.unshift(['.', node], ['..', node.parent]);
    const entry = entries[file.position];
    if (entry === undefined) {
      memory.writePointer(sizeAt, 0);
      return EFI_SUCCESS;
    }
    const status = answerFileInfo(memory, entry[1], entry[0], sizeAt, bufferAt);
    if (status === EFI_SUCCESS) file.position++;
    return status;
  };

  const functions: Implementation<FileFields, OpenFile> = {
    Open: checked(({ volume, node: from }, outAt = 0, nameAt = 0, mode = 0, attributes = 0) => {
      if (outAt === 0 || nameAt === 0) return EFI_INVALID_PARAMETER;
      const creates = mode >= MODE_CREATE;
      if (!creates && mode !== MODE_READ && mode !== MODE_READ_WRITE) return EFI_INVALID_PARAMETER;
      if (creates && (attributes & (READ_ONLY | ~VALID_ATTRIBUTES)) !== 0) return EFI_INVALID_PARAMETER;
      const writable = mode !== MODE_READ;
      if (writable && volume.readOnly) return EFI_WRITE_PROTECTED;
      const found = locate(volume, from, memory.readString16(nameAt));
      if (found === undefined) return EFI_NOT_FOUND;
      if (found.node === undefined && !creates) return EFI_NOT_FOUND;
      const node = found.node ?? create(volume, found.directory, found.name, attributes);
      if (typeof node === 'number') return node;
      if (writable && node.isReadOnly && !node.isDirectory) return EFI_ACCESS_DENIED;
      memory.writePointer(outAt, open(volume, node, writable));
      return EFI_SUCCESS;
    }),
    Close: (file) => {
      end(file);
      return EFI_SUCCESS;
    },
    Delete: (file) => {
      const deleted = deleteFile(file);
      end(file);
      return deleted ? EFI_SUCCESS : EFI_WARN_DELETE_FAILURE;
    },
    Read: checked((file, sizeAt = 0, bufferAt = 0) => {
      const { node } = file;
      if (node.isDirectory) return readDirectory(file, sizeAt, bufferAt);
      if (file.position > node.size) return EFI_DEVICE_ERROR;
      const count = Math.min(most(memory.readPointer(sizeAt)), node.size - file.position);
      memory.write(bufferAt, node.data.subarray(file.position, file.position + count));
      memory.writePointer(sizeAt, count);
      file.position += count;
      return EFI_SUCCESS;
    }),
    Write: checked((file, sizeAt = 0, bufferAt = 0) => {
      const { volume, node } = file;
      if (node.isDirectory) return EFI_UNSUPPORTED;
      if (volume.readOnly) return EFI_WRITE_PROTECTED;
      if (!file.writable) return EFI_ACCESS_DENIED;
      const count = most(memory.readPointer(sizeAt));
      const position = file.position + count;
      if (position > LARGEST) return EFI_UNSUPPORTED;
      if (position > node.size && !volume.resize(node, position)) {
        memory.writePointer(sizeAt, 0);
        return EFI_VOLUME_FULL;
      }
      node.data.set(memory.bytes(bufferAt, count), file.position);
      memory.writePointer(sizeAt, count);
      file.position = position;
      node.modified = fatTime(now());
      node.attributes |= ARCHIVE;
      return EFI_SUCCESS;
    }),
    GetPosition: checked((file, outAt = 0) => {
      if (file.node.isDirectory) return EFI_UNSUPPORTED;
      memory.writePointer(outAt, file.position);
      return EFI_SUCCESS;
    }),
    SetPosition: checked((file, position = 0) => {
      if (file.node.isDirectory && position !== 0) return EFI_UNSUPPORTED;
      file.position = position >= END ? file.node.size : position;
      return EFI_SUCCESS;
    }),
    GetInfo: checked((file, typeAt = 0, sizeAt = 0, bufferAt = 0) => {
      const type = readGuid(memory, typeAt);
      if (type === EFI_FILE_INFO_ID.guid)
        return answerFileInfo(memory, file.node, file.node.name, sizeAt, bufferAt);
      if (type === EFI_FILE_SYSTEM_INFO_ID.guid)
        return answerVolumeInfo(memory, file.volume, sizeAt, bufferAt);
      return EFI_UNSUPPORTED;
    }),
    SetInfo: checked((file, typeAt = 0, size = 0, bufferAt = 0) => {
      if (readGuid(memory, typeAt) !== EFI_FILE_INFO_ID.guid) return EFI_UNSUPPORTED;
      const bytes = memory.bytes(bufferAt, size);
      return setFileInfo(file, new DataView(bytes.buffer, bytes.byteOffset, size));
    }),
    Flush: checked((file) => (file.writable ? EFI_SUCCESS : EFI_ACCESS_DENIED)),
  };
  const files = new ProtocolDriver<FileFields, OpenFile>(parts, EFI_FILE_PROTOCOL, 'File', functions);
  const volumes = new ProtocolDriver<(typeof EFI_SIMPLE_FILE_SYSTEM_PROTOCOL)['fields'], SimVolume>(
    parts,
    EFI_SIMPLE_FILE_SYSTEM_PROTOCOL,
    'SimpleFileSystem',
    {
      OpenVolume: (volume, outAt = 0) => {
        if (outAt === 0) return EFI_INVALID_PARAMETER;
        // A new medium is accepted by being opened.
        if (volume.media === 'changed') volume.media = 'in';
        const status = mediaStatus(volume);
        if (status !== EFI_SUCCESS) return status;
        memory.writePointer(outAt, open(volume, volume.root, true));
        return EFI_SUCCESS;
      },
    },
  );
  return {
    guid: volumes.guid,
    install: (volume) => volumes.create(volume),
    get opens() {
      return opens;
    },
  };
}
