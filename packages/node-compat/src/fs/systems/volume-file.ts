/** An open file of a volume. Firmware has done the work when a call returns. */
import {
  EFI_ACCESS_DENIED,
  EFI_DEVICE_ERROR,
  EFI_UNSUPPORTED,
  EfiError,
  type EfiFile,
  type FileInfo,
} from '@efi-node/efi-core';
import { tryFirmware } from './efi-failure.ts';
import { type Change, Failure, type Kind, type Names, type OpenNode, type Status } from './file-system.ts';

/** Bytes of zeros that are written at a time. */
const zeroRoom = 65_536;

export interface VolumeFileOptions {
  readonly kind: Kind;
  readonly statusOf: (path: Names, info: FileInfo) => Status;
  readonly change: (path: Names, change: Change) => void;
  readonly closed: (file: OpenVolumeFile) => void;
}

export class OpenVolumeFile implements OpenNode {
  readonly kind: Kind;
  /** Where it is now: it may be renamed while it is open. */
  path: Names;
  /** It has been deleted, and goes when nobody has it open any more. */
  isAside = false;
  private readonly file: EfiFile;
  private readonly options: VolumeFileOptions;
  private open = true;

  constructor(file: EfiFile, path: Names, options: VolumeFileOptions) {
    this.file = file;
    this.path = path;
    this.kind = options.kind;
    this.options = options;
  }

  status(): Status {
    const status = tryFirmware(() => this.options.statusOf(this.path, this.file.info()));
    return this.isAside ? { ...status, links: 0 } : status;
  }

  read(into: Uint8Array, position: number): number {
    if (this.kind === 'directory') throw new Failure('EISDIR');
    return tryFirmware(() => {
      this.file.setPosition(position);
      try {
        return this.file.read(into);
      } catch (error) {
        // A position behind the end is a device error to EDK2.
        const behind = error instanceof EfiError && error.status === EFI_DEVICE_ERROR;
        if (behind && this.file.info().size <= position) return 0;
        throw error;
      }
    });
  }

  write(from: Uint8Array, position: number): number {
    return tryFirmware(() => {
      const { size } = this.file.info();
      if (position > size) this.grow(size, position);
      this.file.setPosition(position);
      const done = this.writeAll(from);
      if (done === 0 && from.length > 0) throw new Failure('ENOSPC');
      return done;
    });
  }

  truncate(size: number): void {
    tryFirmware(() => {
      const now = this.file.info().size;
      if (size > now) this.grow(now, size);
      else if (size < now) this.file.setInfo({ size });
    });
  }

  change(change: Change): void {
    // By its name: this handle may have been opened for reading only.
    this.options.change(this.path, change);
  }

  sync(): void {
    try {
      this.file.flush();
    } catch (error) {
      // Nothing can be waiting on a handle that was opened for reading only.
      if (error instanceof EfiError && error.status === EFI_ACCESS_DENIED) return;
      tryFirmware(() => {
        throw error;
      });
    }
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    tryFirmware(() => this.file.close());
    this.options.closed(this);
  }

  /** What is between the old end and the new one is whatever the blocks held before, unless zeros are written. */
  private grow(from: number, to: number): void {
    const zeros = new Uint8Array(Math.min(zeroRoom, to - from));
    this.file.setPosition(from);
    for (let at = from; at < to; ) {
      const part = zeros.subarray(0, Math.min(zeros.length, to - at));
      let done = 0;
      try {
        done = this.writeAll(part);
      } catch (error) {
        if (at > from) this.file.setInfo({ size: from });
        throw error;
      }
      if (done === 0) throw new Failure('ENOSPC');
      at += done;
    }
  }

  private writeAll(bytes: Uint8Array): number {
    try {
      return this.file.write(bytes);
    } catch (error) {
      // FAT's files end at 4 GiB.
      if (error instanceof EfiError && error.status === EFI_UNSUPPORTED) throw new Failure('EFBIG');
      throw error;
    }
  }
}
