/** EFI_SIMPLE_FILE_SYSTEM_PROTOCOL and EFI_FILE_PROTOCOL (UEFI 2.10, sections 13.4 and 13.5). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, event, pointer, status, u16, u32, u64, uintn } from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';
import { EFI_TIME } from './runtime-services.ts';

export const EFI_FILE_MODE_READ = 0x01n;
export const EFI_FILE_MODE_WRITE = 0x02n;
export const EFI_FILE_MODE_CREATE = 0x8000_0000_0000_0000n;

export const EFI_FILE_READ_ONLY = 0x01n;
export const EFI_FILE_HIDDEN = 0x02n;
export const EFI_FILE_SYSTEM = 0x04n;
export const EFI_FILE_DIRECTORY = 0x10n;
export const EFI_FILE_ARCHIVE = 0x20n;

export const EFI_SIMPLE_FILE_SYSTEM_PROTOCOL = protocol(
  'EFI_SIMPLE_FILE_SYSTEM_PROTOCOL',
  '964e5b22-6459-11d2-8e39-00a0c969723b',
  { Revision: u64, OpenVolume: method('Root') },
  { reference: 'UEFI 2.10, 13.4' },
);

/** The functions from OpenEx on are there from revision 0x20000. */
export const EFI_FILE_PROTOCOL = protocol(
  'EFI_FILE_PROTOCOL',
  '',
  {
    Revision: u64,
    Open: method('NewHandle', 'FileName', 'OpenMode', 'Attributes'),
    Close: method(),
    Delete: method(),
    Read: method('BufferSize', 'Buffer'),
    Write: method('BufferSize', 'Buffer'),
    GetPosition: method('Position'),
    SetPosition: method('Position'),
    GetInfo: method('InformationType', 'BufferSize', 'Buffer'),
    SetInfo: method('InformationType', 'BufferSize', 'Buffer'),
    Flush: method(),
    OpenEx: method('NewHandle', 'FileName', 'OpenMode', 'Attributes', 'Token'),
    ReadEx: method('Token'),
    WriteEx: method('Token'),
    FlushEx: method('Token'),
  },
  { reference: 'UEFI 2.10, 13.5' },
);

export const EFI_FILE_IO_TOKEN = struct(
  'EFI_FILE_IO_TOKEN',
  { Event: event, Status: status, BufferSize: uintn, Buffer: pointer('VOID') },
  { reference: 'UEFI 2.10, 13.5' },
);

/** The InformationType of GetInfo and SetInfo for EFI_FILE_INFO. */
export const EFI_FILE_INFO_ID = { name: 'EFI_FILE_INFO_ID', guid: '09576e92-6d3f-11d2-8e39-00a0c969723b' };

/** Size counts this struct with the whole of its name, which ends in NUL. */
export const EFI_FILE_INFO = struct(
  'EFI_FILE_INFO',
  {
    Size: u64,
    FileSize: u64,
    PhysicalSize: u64,
    CreateTime: EFI_TIME,
    LastAccessTime: EFI_TIME,
    ModificationTime: EFI_TIME,
    Attribute: u64,
    FileName: flexible(u16),
  },
  { reference: 'UEFI 2.10, 13.5' },
);

/** The InformationType of GetInfo and SetInfo for EFI_FILE_SYSTEM_INFO. */
export const EFI_FILE_SYSTEM_INFO_ID = {
  name: 'EFI_FILE_SYSTEM_INFO_ID',
  guid: '09576e93-6d3f-11d2-8e39-00a0c969723b',
};

export const EFI_FILE_SYSTEM_INFO = struct(
  'EFI_FILE_SYSTEM_INFO',
  {
    Size: u64,
    ReadOnly: boolean,
    VolumeSize: u64,
    FreeSpace: u64,
    BlockSize: u32,
    VolumeLabel: flexible(u16),
  },
  { reference: 'UEFI 2.10, 13.5' },
);
