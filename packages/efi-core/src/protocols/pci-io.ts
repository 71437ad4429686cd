/** EFI_PCI_IO_PROTOCOL (UEFI 2.10, section 14.4). Its pairs of functions (`Pci.Read`) have names in one word. */
import { method, protocol } from '../layout/protocol.ts';
import { pointer, u64 } from '../layout/scalar.ts';

/** EFI_PCI_IO_PROTOCOL_WIDTH. */
export const EfiPciIoWidthUint32 = 2;

export const EFI_PCI_IO_PROTOCOL = protocol(
  'EFI_PCI_IO_PROTOCOL',
  '4cf5b200-68b8-4ca5-9eec-b23e3f50029a',
  {
    PollMem: method('Width', 'BarIndex', 'Offset', 'Mask', 'Value', 'Delay', 'Result'),
    PollIo: method('Width', 'BarIndex', 'Offset', 'Mask', 'Value', 'Delay', 'Result'),
    MemRead: method('Width', 'BarIndex', 'Offset', 'Count', 'Buffer'),
    MemWrite: method('Width', 'BarIndex', 'Offset', 'Count', 'Buffer'),
    IoRead: method('Width', 'BarIndex', 'Offset', 'Count', 'Buffer'),
    IoWrite: method('Width', 'BarIndex', 'Offset', 'Count', 'Buffer'),
    PciRead: method('Width', 'Offset', 'Count', 'Buffer'),
    PciWrite: method('Width', 'Offset', 'Count', 'Buffer'),
    CopyMem: method('Width', 'DestBarIndex', 'DestOffset', 'SrcBarIndex', 'SrcOffset', 'Count'),
    Map: method('Operation', 'HostAddress', 'NumberOfBytes', 'DeviceAddress', 'Mapping'),
    Unmap: method('Mapping'),
    AllocateBuffer: method('Type', 'MemoryType', 'Pages', 'HostAddress', 'Attributes'),
    FreeBuffer: method('Pages', 'HostAddress'),
    Flush: method(),
    GetLocation: method('SegmentNumber', 'BusNumber', 'DeviceNumber', 'FunctionNumber'),
    Attributes: method('Operation', 'Attributes', 'Result'),
    GetBarAttributes: method('BarIndex', 'Supports', 'Resources'),
    SetBarAttributes: method('Attributes', 'BarIndex', 'Offset', 'Length'),
    RomSize: u64,
    RomImage: pointer('VOID'),
  },
  { reference: 'UEFI 2.10, 14.4' },
);
