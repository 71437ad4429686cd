/** EFI_BOOT_SERVICES (UEFI 2.10, section 4.4 and chapter 7). */
import { protocol, service, valueService, voidService } from '../layout/protocol.ts';
import { enumeration, flags32, handle, physicalAddress, pointer, u32, u64 } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';
import { EFI_TABLE_HEADER } from './system-table.ts';

export const EFI_MEMORY_TYPE = enumeration('EFI_MEMORY_TYPE', {
  EfiReservedMemoryType: 0,
  EfiLoaderCode: 1,
  EfiLoaderData: 2,
  EfiBootServicesCode: 3,
  EfiBootServicesData: 4,
  EfiRuntimeServicesCode: 5,
  EfiRuntimeServicesData: 6,
  EfiConventionalMemory: 7,
  EfiUnusableMemory: 8,
  EfiACPIReclaimMemory: 9,
  EfiACPIMemoryNVS: 10,
  EfiMemoryMappedIO: 11,
  EfiMemoryMappedIOPortSpace: 12,
  EfiPalCode: 13,
  EfiPersistentMemory: 14,
  EfiUnacceptedMemoryType: 15,
});

/** One region of GetMemoryMap. Firmware's DescriptorSize may be larger: step by that, not by this size. */
export const EFI_MEMORY_DESCRIPTOR = struct(
  'EFI_MEMORY_DESCRIPTOR',
  {
    Type: EFI_MEMORY_TYPE,
    PhysicalStart: physicalAddress,
    VirtualStart: physicalAddress,
    NumberOfPages: u64,
    Attribute: u64,
  },
  { reference: 'UEFI 2.10, 7.2' },
);

export const EFI_OPEN_PROTOCOL_INFORMATION_ENTRY = struct(
  'EFI_OPEN_PROTOCOL_INFORMATION_ENTRY',
  { AgentHandle: handle, ControllerHandle: handle, Attributes: flags32, OpenCount: u32 },
  { reference: 'UEFI 2.10, 7.3' },
);

export const EFI_OPEN_PROTOCOL_BY_HANDLE_PROTOCOL = 0x01;
export const EFI_OPEN_PROTOCOL_GET_PROTOCOL = 0x02;
export const EFI_OPEN_PROTOCOL_TEST_PROTOCOL = 0x04;
export const EFI_OPEN_PROTOCOL_BY_CHILD_CONTROLLER = 0x08;
export const EFI_OPEN_PROTOCOL_BY_DRIVER = 0x10;
export const EFI_OPEN_PROTOCOL_EXCLUSIVE = 0x20;

export const EFI_BOOT_SERVICES = protocol(
  'EFI_BOOT_SERVICES',
  '',
  {
    Hdr: EFI_TABLE_HEADER,
    RaiseTPL: valueService('NewTpl'),
    RestoreTPL: voidService('OldTpl'),
    AllocatePages: service('Type', 'MemoryType', 'Pages', 'Memory'),
    FreePages: service('Memory', 'Pages'),
    GetMemoryMap: service('MemoryMapSize', 'MemoryMap', 'MapKey', 'DescriptorSize', 'DescriptorVersion'),
    AllocatePool: service('PoolType', 'Size', 'Buffer'),
    FreePool: service('Buffer'),
    CreateEvent: service('Type', 'NotifyTpl', 'NotifyFunction', 'NotifyContext', 'Event'),
    SetTimer: service('Event', 'Type', 'TriggerTime'),
    WaitForEvent: service('NumberOfEvents', 'Event', 'Index'),
    SignalEvent: service('Event'),
    CloseEvent: service('Event'),
    CheckEvent: service('Event'),
    InstallProtocolInterface: service('Handle', 'Protocol', 'InterfaceType', 'Interface'),
    ReinstallProtocolInterface: service('Handle', 'Protocol', 'OldInterface', 'NewInterface'),
    UninstallProtocolInterface: service('Handle', 'Protocol', 'Interface'),
    HandleProtocol: service('Handle', 'Protocol', 'Interface'),
    Reserved: pointer('VOID'),
    RegisterProtocolNotify: service('Protocol', 'Event', 'Registration'),
    LocateHandle: service('SearchType', 'Protocol', 'SearchKey', 'BufferSize', 'Buffer'),
    LocateDevicePath: service('Protocol', 'DevicePath', 'Device'),
    InstallConfigurationTable: service('Guid', 'Table'),
    LoadImage: service(
      'BootPolicy',
      'ParentImageHandle',
      'DevicePath',
      'SourceBuffer',
      'SourceSize',
      'ImageHandle',
    ),
    StartImage: service('ImageHandle', 'ExitDataSize', 'ExitData'),
    Exit: service('ImageHandle', 'ExitStatus', 'ExitDataSize', 'ExitData'),
    UnloadImage: service('ImageHandle'),
    ExitBootServices: service('ImageHandle', 'MapKey'),
    GetNextMonotonicCount: service('Count'),
    Stall: service('Microseconds'),
    SetWatchdogTimer: service('Timeout', 'WatchdogCode', 'DataSize', 'WatchdogData'),
    ConnectController: service('ControllerHandle', 'DriverImageHandle', 'RemainingDevicePath', 'Recursive'),
    DisconnectController: service('ControllerHandle', 'DriverImageHandle', 'ChildHandle'),
    OpenProtocol: service('Handle', 'Protocol', 'Interface', 'AgentHandle', 'ControllerHandle', 'Attributes'),
    CloseProtocol: service('Handle', 'Protocol', 'AgentHandle', 'ControllerHandle'),
    OpenProtocolInformation: service('Handle', 'Protocol', 'EntryBuffer', 'EntryCount'),
    ProtocolsPerHandle: service('Handle', 'ProtocolBuffer', 'ProtocolBufferCount'),
    LocateHandleBuffer: service('SearchType', 'Protocol', 'SearchKey', 'NoHandles', 'Buffer'),
    LocateProtocol: service('Protocol', 'Registration', 'Interface'),
    /** Variadic in C: pairs of GUID and interface, ended by NULL; one pair here. */
    InstallMultipleProtocolInterfaces: service('Handle', 'Protocol', 'Interface', 'End'),
    UninstallMultipleProtocolInterfaces: service('Handle', 'Protocol', 'Interface', 'End'),
    CalculateCrc32: service('Data', 'DataSize', 'Crc32'),
    CopyMem: voidService('Destination', 'Source', 'Length'),
    SetMem: voidService('Buffer', 'Size', 'Value'),
    CreateEventEx: service('Type', 'NotifyTpl', 'NotifyFunction', 'NotifyContext', 'EventGroup', 'Event'),
  },
  { reference: 'UEFI 2.10, 4.4' },
);
