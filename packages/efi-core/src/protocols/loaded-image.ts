/** EFI_LOADED_IMAGE_PROTOCOL (UEFI 2.10, section 9.1) and the header of device paths (section 10.2). */
import { protocol, service } from '../layout/protocol.ts';
import { flags32, handle, pointer, u8, u16, u32, u64 } from '../layout/scalar.ts';
import { EFI_MEMORY_TYPE } from './boot-services.ts';

/** Unload is called with the image's handle, not with the protocol. */
export const EFI_LOADED_IMAGE_PROTOCOL = protocol(
  'EFI_LOADED_IMAGE_PROTOCOL',
  '5b1b31a1-9562-11d2-8e3f-00a0c969723b',
  {
    Revision: flags32,
    ParentHandle: handle,
    SystemTable: pointer('EFI_SYSTEM_TABLE'),
    DeviceHandle: handle,
    FilePath: pointer('EFI_DEVICE_PATH_PROTOCOL'),
    Reserved: pointer('VOID'),
    /** Bytes; the options are mostly a CHAR16 string. */
    LoadOptionsSize: u32,
    LoadOptions: pointer('VOID'),
    ImageBase: pointer('VOID'),
    ImageSize: u64,
    ImageCodeType: EFI_MEMORY_TYPE,
    ImageDataType: EFI_MEMORY_TYPE,
    Unload: service('ImageHandle'),
  },
  { reference: 'UEFI 2.10, 9.1' },
);

/** The header of each node; Length counts the header, and the next node begins behind it. */
export const EFI_DEVICE_PATH_PROTOCOL = protocol(
  'EFI_DEVICE_PATH_PROTOCOL',
  '09576e91-6d3f-11d2-8e39-00a0c969723b',
  { Type: u8, SubType: u8, Length: u16 },
  { reference: 'UEFI 2.10, 10.2', packed: true },
);
