/** EFI_SIMPLE_NETWORK_PROTOCOL (UEFI 2.10, section 24.1). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, enumeration, event, flags32, mac, pointer, u8, u32, u64 } from '../layout/scalar.ts';
import { array, struct } from '../layout/struct.ts';

const reference = 'UEFI 2.10, 24.1';

export const EFI_SIMPLE_NETWORK_STATE = enumeration('EFI_SIMPLE_NETWORK_STATE', {
  EfiSimpleNetworkStopped: 0,
  EfiSimpleNetworkStarted: 1,
  EfiSimpleNetworkInitialized: 2,
});

export const EFI_SIMPLE_NETWORK_MODE = struct(
  'EFI_SIMPLE_NETWORK_MODE',
  {
    State: EFI_SIMPLE_NETWORK_STATE,
    HwAddressSize: u32,
    MediaHeaderSize: u32,
    MaxPacketSize: u32,
    NvRamSize: u32,
    NvRamAccessSize: u32,
    ReceiveFilterMask: flags32,
    ReceiveFilterSetting: flags32,
    MaxMCastFilterCount: u32,
    MCastFilterCount: u32,
    MCastFilter: array(mac, 16),
    CurrentAddress: mac,
    BroadcastAddress: mac,
    PermanentAddress: mac,
    IfType: u8,
    MacAddressChangeable: boolean,
    MultipleTxSupported: boolean,
    MediaPresentSupported: boolean,
    MediaPresent: boolean,
  },
  { reference },
);

export const EFI_NETWORK_STATISTICS = struct(
  'EFI_NETWORK_STATISTICS',
  {
    RxTotalFrames: u64,
    RxGoodFrames: u64,
    RxUndersizeFrames: u64,
    RxOversizeFrames: u64,
    RxDroppedFrames: u64,
    RxUnicastFrames: u64,
    RxBroadcastFrames: u64,
    RxMulticastFrames: u64,
    RxCrcErrorFrames: u64,
    RxTotalBytes: u64,
    TxTotalFrames: u64,
    TxGoodFrames: u64,
    TxUndersizeFrames: u64,
    TxOversizeFrames: u64,
    TxDroppedFrames: u64,
    TxUnicastFrames: u64,
    TxBroadcastFrames: u64,
    TxMulticastFrames: u64,
    TxCrcErrorFrames: u64,
    TxTotalBytes: u64,
    Collisions: u64,
    UnsupportedProtocol: u64,
  },
  { reference },
);

export const EFI_SIMPLE_NETWORK_PROTOCOL = protocol(
  'EFI_SIMPLE_NETWORK_PROTOCOL',
  'a19832b9-ac25-11d3-9a2d-0090273fc14d',
  {
    Revision: u64,
    Start: method(),
    Stop: method(),
    Initialize: method('ExtraRxBufferSize', 'ExtraTxBufferSize'),
    Reset: method('ExtendedVerification'),
    Shutdown: method(),
    ReceiveFilters: method('Enable', 'Disable', 'ResetMCastFilter', 'MCastFilterCnt', 'MCastFilter'),
    StationAddress: method('Reset', 'New'),
    Statistics: method('Reset', 'StatisticsSize', 'StatisticsTable'),
    MCastIpToMac: method('IPv6', 'IP', 'MAC'),
    NvData: method('ReadWrite', 'Offset', 'BufferSize', 'Buffer'),
    GetStatus: method('InterruptStatus', 'TxBuf'),
    Transmit: method('HeaderSize', 'BufferSize', 'Buffer', 'SrcAddr', 'DestAddr', 'Protocol'),
    Receive: method('HeaderSize', 'BufferSize', 'Buffer', 'SrcAddr', 'DestAddr', 'Protocol'),
    WaitForPacket: event,
    Mode: pointer('EFI_SIMPLE_NETWORK_MODE'),
  },
  { reference },
);
