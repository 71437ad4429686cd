/** EFI_SYSTEM_TABLE and what it points to as data (UEFI 2.10, sections 4.2, 4.3, 4.6). */
import { char16Pointer, flags32, guid, handle, pointer, u32, u64, uintn } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';

export const EFI_TABLE_HEADER = struct(
  'EFI_TABLE_HEADER',
  { Signature: u64, Revision: flags32, HeaderSize: u32, CRC32: flags32, Reserved: u32 },
  { reference: 'UEFI 2.10, 4.2' },
);

export const EFI_SYSTEM_TABLE = struct(
  'EFI_SYSTEM_TABLE',
  {
    Hdr: EFI_TABLE_HEADER,
    FirmwareVendor: char16Pointer,
    FirmwareRevision: flags32,
    ConsoleInHandle: handle,
    ConIn: pointer('EFI_SIMPLE_TEXT_INPUT_PROTOCOL'),
    ConsoleOutHandle: handle,
    ConOut: pointer('EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL'),
    StandardErrorHandle: handle,
    StdErr: pointer('EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL'),
    RuntimeServices: pointer('EFI_RUNTIME_SERVICES'),
    BootServices: pointer('EFI_BOOT_SERVICES'),
    NumberOfTableEntries: uintn,
    ConfigurationTable: pointer('EFI_CONFIGURATION_TABLE'),
  },
  { reference: 'UEFI 2.10, 4.3' },
);

export const EFI_CONFIGURATION_TABLE = struct(
  'EFI_CONFIGURATION_TABLE',
  { VendorGuid: guid, VendorTable: pointer('VOID') },
  { reference: 'UEFI 2.10, 4.6' },
);
