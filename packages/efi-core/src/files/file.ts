/**
 * EFI_FILE_PROTOCOL (UEFI 2.10, section 13.5): an open file or directory. Names are UCS-2 with backslashes. Calls are
 * made and waited for: EDK2's FAT driver offers ReadEx and WriteEx, and does them before it returns too.
 */
import type { Bound } from '../layout/protocol.ts';
import { readNumber64, writeNumber64 } from '../layout/scalar.ts';
import type { Memory } from '../memory.ts';
import type { Address, Native } from '../native.ts';
import {
  EFI_FILE_INFO_ID,
  EFI_FILE_MODE_CREATE,
  EFI_FILE_MODE_READ,
  EFI_FILE_MODE_WRITE,
  EFI_FILE_PROTOCOL,
  EFI_FILE_SYSTEM_INFO_ID,
} from '../protocols/file.ts';
import { check, EFI_BUFFER_TOO_SMALL, type Status } from '../status.ts';
import {
  type FileChange,
  type FileInfo,
  readFileInfo,
  readVolumeInfo,
  sizeOfChar16,
  sizeOfFileInfo,
  type VolumeInfo,
  writeChar16,
  writeFileInfo,
} from './info.ts';

/** What files need of a machine. */
export interface FileMachine {
  readonly native: Native;
  readonly memory: Memory;
}

export type OpenMode = 'read' | 'write' | 'create';

const modes: Readonly<Record<OpenMode, bigint>> = {
  read: EFI_FILE_MODE_READ,
  write: EFI_FILE_MODE_READ | EFI_FILE_MODE_WRITE,
  create: EFI_FILE_MODE_READ | EFI_FILE_MODE_WRITE | EFI_FILE_MODE_CREATE,
};

/** Out parameters stand at the start of the scratch memory, what they speak of behind them. */
const bufferOffset = 16;
const scratchRoom = 4096 - bufferOffset;

/** Firmware is told of so many bytes in one call. */
const largestTransfer = 1 << 20;

/** Methods throw EfiError, but for `open` and `delete`, whose failures are answers. */
export class EfiFile {
  private readonly machine: FileMachine;
  private readonly file: Bound<(typeof EFI_FILE_PROTOCOL)['fields']>;

  constructor(machine: FileMachine, address: Address) {
    this.machine = machine;
    this.file = EFI_FILE_PROTOCOL.bind(machine.native, address);
  }

  /** Opens by a name from here, or from the root if it begins with a backslash; a negative number is the status. */
  open(name: string, mode: OpenMode, attributes = 0): EfiFile | Status {
    return this.withRoom(sizeOfChar16(name), (address, data, offset) => {
      writeChar16(data, offset, name);
      const { scratch, data: out } = this.machine.memory;
      const status = this.file.call.Open(scratch, address, modes[mode], attributes);
      return status < 0 ? status : new EfiFile(this.machine, readNumber64(out, 0));
    });
  }

  /** Data that was written is on the volume after it. */
  close(): void {
    this.file.Close();
  }

  /** Closes the file, also when it cannot be deleted: EFI_WARN_DELETE_FAILURE. */
  delete(): Status {
    return this.file.call.Delete();
  }

  /** Bytes read, 0 at the end of the file. */
  read(into: Uint8Array): number {
    return this.transfer('Read', into);
  }

  /** Bytes written; firmware may write fewer than there are when the volume is full. */
  write(from: Uint8Array): number {
    return this.transfer('Write', from);
  }

  setPosition(position: number): void {
    this.file.SetPosition(position);
  }

  /** The next entry of a directory, `.` and `..` among them; undefined behind the last. */
  readEntry(): FileInfo | undefined {
    return this.receive('Read', undefined, (data) => readFileInfo(data));
  }

  info(): FileInfo {
    const found = this.receive('GetInfo', EFI_FILE_INFO_ID.guid, (data) => readFileInfo(data));
    if (found === undefined) throw new RangeError('EFI_FILE_PROTOCOL.GetInfo answered with nothing');
    return found;
  }

  /** Of the volume that the file is on. */
  volumeInfo(): VolumeInfo {
    const found = this.receive('GetInfo', EFI_FILE_SYSTEM_INFO_ID.guid, (data) => readVolumeInfo(data));
    if (found === undefined) throw new RangeError('EFI_FILE_PROTOCOL.GetInfo answered with nothing');
    return found;
  }

  setInfo(change: FileChange): void {
    const info = this.info();
    const size = sizeOfFileInfo(change.name ?? info.name);
    const status = this.withRoom(size, (address, data, offset) => {
      writeFileInfo(new DataView(data.buffer, data.byteOffset + offset, size), info, change);
      return this.file.call.SetInfo(this.machine.memory.guid(EFI_FILE_INFO_ID.guid), size, address);
    });
    check(status, 'EFI_FILE_PROTOCOL.SetInfo');
  }

  flush(): void {
    this.file.Flush();
  }

  private transfer(name: 'Read' | 'Write', buffer: Uint8Array): number {
    const { native, memory } = this.machine;
    if (buffer.length === 0) return 0;
    const address = native.pin(buffer);
    let done = 0;
    try {
      while (done < buffer.length) {
        const part = Math.min(largestTransfer, buffer.length - done);
        writeNumber64(memory.data, 0, part);
        const status = this.file.call[name](memory.scratch, address + done);
        const moved = readNumber64(memory.data, 0);
        // What went well before a failure is told first; the next call meets the failure again.
        if (status < 0 && done === 0) check(status, `EFI_FILE_PROTOCOL.${name}`);
        if (status < 0) break;
        done += moved;
        if (moved < part) break;
      }
    } finally {
      native.unpin(address);
    }
    return done;
  }

  /** Calls a function that fills a buffer, with a larger one if it asks for that; undefined when it has nothing to say. */
  private receive<T>(
    name: 'Read' | 'GetInfo',
    guid: string | undefined,
    take: (data: DataView) => T,
  ): T | undefined {
    const { memory } = this.machine;
    let room = scratchRoom;
    for (;;) {
      let wanted = 0;
      const result = this.withRoom(room, (address, data, offset) => {
        const { scratch, data: out } = memory;
        writeNumber64(out, 0, room);
        const status =
          guid === undefined
            ? this.file.call.Read(scratch, address)
            : this.file.call.GetInfo(memory.guid(guid), scratch, address);
        wanted = readNumber64(out, 0);
        if (status === EFI_BUFFER_TOO_SMALL && wanted > room) return 'larger';
        check(status, `EFI_FILE_PROTOCOL.${name}`);
        return wanted === 0
          ? undefined
          : { value: take(new DataView(data.buffer, data.byteOffset + offset, wanted)) };
      });
      if (result !== 'larger') return result?.value;
      room = wanted;
    }
  }

  /** Lends memory that firmware can see: of the scratch memory behind the out parameters, or a block of its own. */
  private withRoom<T>(
    size: number,
    use: (address: Address, data: DataView<ArrayBuffer>, offset: number) => T,
  ): T {
    const { native, memory } = this.machine;
    if (size <= scratchRoom) return use(memory.scratch + bufferOffset, memory.data, bufferOffset);
    const address = native.allocate(size);
    try {
      const view = native.view(address, size);
      return use(address, new DataView(view.buffer, view.byteOffset, size), 0);
    } finally {
      native.free(address);
    }
  }
}
