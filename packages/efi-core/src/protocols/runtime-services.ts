/** EFI_RUNTIME_SERVICES (UEFI 2.10, section 4.5 and chapter 8). */
import { protocol, service, voidService } from '../layout/protocol.ts';
import { boolean, flags32, guid, i16, u8, u16, u32 } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';
import { EFI_TABLE_HEADER } from './system-table.ts';

export const EFI_TIME = struct(
  'EFI_TIME',
  {
    Year: u16,
    Month: u8,
    Day: u8,
    Hour: u8,
    Minute: u8,
    Second: u8,
    Pad1: u8,
    Nanosecond: u32,
    /** Minutes from UTC, or EFI_UNSPECIFIED_TIMEZONE. */
    TimeZone: i16,
    Daylight: u8,
    Pad2: u8,
  },
  { reference: 'UEFI 2.10, 8.3' },
);

export const EFI_UNSPECIFIED_TIMEZONE = 0x07ff;

export const EFI_TIME_CAPABILITIES = struct(
  'EFI_TIME_CAPABILITIES',
  { Resolution: u32, Accuracy: u32, SetsToZero: boolean },
  { reference: 'UEFI 2.10, 8.3' },
);

export const EFI_CAPSULE_HEADER = struct(
  'EFI_CAPSULE_HEADER',
  { CapsuleGuid: guid, HeaderSize: u32, Flags: flags32, CapsuleImageSize: u32 },
  { reference: 'UEFI 2.10, 8.5.3' },
);

export const EFI_RUNTIME_SERVICES = protocol(
  'EFI_RUNTIME_SERVICES',
  '',
  {
    Hdr: EFI_TABLE_HEADER,
    GetTime: service('Time', 'Capabilities'),
    SetTime: service('Time'),
    GetWakeupTime: service('Enabled', 'Pending', 'Time'),
    SetWakeupTime: service('Enable', 'Time'),
    SetVirtualAddressMap: service('MemoryMapSize', 'DescriptorSize', 'DescriptorVersion', 'VirtualMap'),
    ConvertPointer: service('DebugDisposition', 'Address'),
    GetVariable: service('VariableName', 'VendorGuid', 'Attributes', 'DataSize', 'Data'),
    GetNextVariableName: service('VariableNameSize', 'VariableName', 'VendorGuid'),
    SetVariable: service('VariableName', 'VendorGuid', 'Attributes', 'DataSize', 'Data'),
    GetNextHighMonotonicCount: service('HighCount'),
    ResetSystem: voidService('ResetType', 'ResetStatus', 'DataSize', 'ResetData'),
    UpdateCapsule: service('CapsuleHeaderArray', 'CapsuleCount', 'ScatterGatherList'),
    QueryCapsuleCapabilities: service(
      'CapsuleHeaderArray',
      'CapsuleCount',
      'MaximumCapsuleSize',
      'ResetType',
    ),
    QueryVariableInfo: service(
      'Attributes',
      'MaximumVariableStorageSize',
      'RemainingVariableStorageSize',
      'MaximumVariableSize',
    ),
  },
  { reference: 'UEFI 2.10, 4.5' },
);
