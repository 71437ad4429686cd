/** EFI_FILE_INFO and EFI_FILE_SYSTEM_INFO (UEFI 2.10, section 13.5) as plain values. */
import { readNumber64, writeNumber64 } from '../layout/scalar.ts';
import { EFI_FILE_INFO, EFI_FILE_SYSTEM_INFO } from '../protocols/file.ts';
import { readTime, writeTime } from './time.ts';

/** Times are milliseconds since 1970, undefined where the file system keeps none. */
export interface FileInfo {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes that it takes on the volume. */
  readonly physicalSize: number;
  readonly created: number | undefined;
  readonly accessed: number | undefined;
  readonly modified: number | undefined;
  /** EFI_FILE_READ_ONLY, EFI_FILE_DIRECTORY, … */
  readonly attributes: number;
}

/** What `SetInfo` is to change; times left out stay as they are. */
export interface FileChange {
  /** A name beside the file, or from the root if it begins with a backslash. */
  readonly name?: string;
  readonly size?: number;
  readonly created?: number;
  readonly accessed?: number;
  readonly modified?: number;
  readonly attributes?: number;
}

export interface VolumeInfo {
  readonly label: string;
  readonly readOnly: boolean;
  /** Bytes. */
  readonly size: number;
  readonly free: number;
  readonly blockSize: number;
}

/** Texts end with the first NUL, or with the memory. */
export function readChar16(data: DataView, offset: number): string {
  let text = '';
  for (let at = offset; at + 2 <= data.byteLength; at += 2) {
    const unit = data.getUint16(at, true);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Writes the text's UTF-16 units and a NUL; answers how many bytes that were. */
export function writeChar16(data: DataView, offset: number, text: string): number {
  for (let index = 0; index < text.length; index++)
    data.setUint16(offset + 2 * index, text.charCodeAt(index), true);
  data.setUint16(offset + 2 * text.length, 0, true);
  return 2 * (text.length + 1);
}

/** Bytes of a text with its NUL. */
export function sizeOfChar16(text: string): number {
  return 2 * (text.length + 1);
}

export function readFileInfo(data: DataView): FileInfo {
  const { offsets } = EFI_FILE_INFO;
  return {
    name: readChar16(data, offsets.FileName),
    size: readNumber64(data, offsets.FileSize),
    physicalSize: readNumber64(data, offsets.PhysicalSize),
    created: readTime(data, offsets.CreateTime),
    accessed: readTime(data, offsets.LastAccessTime),
    modified: readTime(data, offsets.ModificationTime),
    attributes: readNumber64(data, offsets.Attribute),
  };
}

/** Bytes that `writeFileInfo` fills for a file of this name. */
export function sizeOfFileInfo(name: string): number {
  return EFI_FILE_INFO.offsets.FileName + sizeOfChar16(name);
}

/** Lays out the file's info with the change in it. */
export function writeFileInfo(data: DataView, info: FileInfo, change: FileChange): void {
  const { offsets } = EFI_FILE_INFO;
  const name = change.name ?? info.name;
  writeNumber64(data, offsets.Size, sizeOfFileInfo(name));
  writeNumber64(data, offsets.FileSize, change.size ?? info.size);
  writeNumber64(data, offsets.PhysicalSize, info.physicalSize);
  writeTime(data, offsets.CreateTime, change.created);
  writeTime(data, offsets.LastAccessTime, change.accessed);
  writeTime(data, offsets.ModificationTime, change.modified);
  writeNumber64(data, offsets.Attribute, change.attributes ?? info.attributes);
  writeChar16(data, offsets.FileName, name);
}

export function readVolumeInfo(data: DataView): VolumeInfo {
  const { offsets } = EFI_FILE_SYSTEM_INFO;
  return {
    label: readChar16(data, offsets.VolumeLabel),
    readOnly: data.getUint8(offsets.ReadOnly) !== 0,
    size: readNumber64(data, offsets.VolumeSize),
    free: readNumber64(data, offsets.FreeSpace),
    blockSize: data.getUint32(offsets.BlockSize, true),
  };
}
