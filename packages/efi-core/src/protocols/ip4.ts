/** EFI_IP4_PROTOCOL (UEFI 2.10, section 28.3). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, event, ipv4, pointer, status, u8, u16be, u32 } from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';
import { EFI_TIME } from './runtime-services.ts';

export const EFI_IP4_CONFIG_DATA = struct(
  'EFI_IP4_CONFIG_DATA',
  {
    DefaultProtocol: u8,
    AcceptAnyProtocol: boolean,
    AcceptIcmpErrors: boolean,
    AcceptBroadcast: boolean,
    AcceptPromiscuous: boolean,
    UseDefaultAddress: boolean,
    StationAddress: ipv4,
    SubnetMask: ipv4,
    TypeOfService: u8,
    TimeToLive: u8,
    DoNotFragment: boolean,
    RawData: boolean,
    ReceiveTimeout: u32,
    TransmitTimeout: u32,
  },
  { reference: 'UEFI 2.10, 28.3.5' },
);

export const EFI_IP4_ROUTE_TABLE = struct(
  'EFI_IP4_ROUTE_TABLE',
  { SubnetAddress: ipv4, SubnetMask: ipv4, GatewayAddress: ipv4 },
  { reference: 'UEFI 2.10, 28.3.5' },
);

export const EFI_IP4_ICMP_TYPE = struct(
  'EFI_IP4_ICMP_TYPE',
  { Type: u8, Code: u8 },
  { reference: 'UEFI 2.10, 28.3.5' },
);

export const EFI_IP4_MODE_DATA = struct(
  'EFI_IP4_MODE_DATA',
  {
    IsStarted: boolean,
    MaxPacketSize: u32,
    ConfigData: EFI_IP4_CONFIG_DATA,
    IsConfigured: boolean,
    GroupCount: u32,
    GroupTable: pointer('EFI_IPv4_ADDRESS'),
    RouteCount: u32,
    RouteTable: pointer('EFI_IP4_ROUTE_TABLE'),
    IcmpTypeCount: u32,
    IcmpTypeList: pointer('EFI_IP4_ICMP_TYPE'),
  },
  { reference: 'UEFI 2.10, 28.3.5' },
);

/** HeaderLength (low four bits, in words) and Version are one byte; 16-bit fields are in network order. */
export const EFI_IP4_HEADER = struct(
  'EFI_IP4_HEADER',
  {
    VersionAndHeaderLength: u8,
    TypeOfService: u8,
    TotalLength: u16be,
    Identification: u16be,
    Fragmentation: u16be,
    TimeToLive: u8,
    Protocol: u8,
    Checksum: u16be,
    SourceAddress: ipv4,
    DestinationAddress: ipv4,
  },
  { reference: 'UEFI 2.10, 28.3.9', packed: true },
);

export const EFI_IP4_FRAGMENT_DATA = struct(
  'EFI_IP4_FRAGMENT_DATA',
  { FragmentLength: u32, FragmentBuffer: pointer('VOID') },
  { reference: 'UEFI 2.10, 28.3.9' },
);

export const EFI_IP4_RECEIVE_DATA = struct(
  'EFI_IP4_RECEIVE_DATA',
  {
    TimeStamp: EFI_TIME,
    RecycleSignal: event,
    HeaderLength: u32,
    Header: pointer('EFI_IP4_HEADER'),
    OptionsLength: u32,
    Options: pointer('VOID'),
    DataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_IP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 28.3.9' },
);

export const EFI_IP4_OVERRIDE_DATA = struct(
  'EFI_IP4_OVERRIDE_DATA',
  {
    SourceAddress: ipv4,
    GatewayAddress: ipv4,
    Protocol: u8,
    TypeOfService: u8,
    TimeToLive: u8,
    DoNotFragment: boolean,
  },
  { reference: 'UEFI 2.10, 28.3.9' },
);

export const EFI_IP4_TRANSMIT_DATA = struct(
  'EFI_IP4_TRANSMIT_DATA',
  {
    DestinationAddress: ipv4,
    OverrideData: pointer('EFI_IP4_OVERRIDE_DATA'),
    OptionsLength: u32,
    OptionsBuffer: pointer('VOID'),
    TotalDataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_IP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 28.3.9' },
);

/** Packet is a union of RxData and TxData. */
export const EFI_IP4_COMPLETION_TOKEN = struct(
  'EFI_IP4_COMPLETION_TOKEN',
  { Event: event, Status: status, Packet: pointer('VOID') },
  { reference: 'UEFI 2.10, 28.3.9' },
);

export const EFI_IP4_PROTOCOL = protocol(
  'EFI_IP4_PROTOCOL',
  '41d94cd2-35b6-455a-8258-d4e51334aadd',
  {
    GetModeData: method('Ip4ModeData', 'MnpConfigData', 'SnpModeData'),
    Configure: method('IpConfigData'),
    Groups: method('JoinFlag', 'GroupAddress'),
    Routes: method('DeleteRoute', 'SubnetAddress', 'SubnetMask', 'GatewayAddress'),
    Transmit: method('Token'),
    Receive: method('Token'),
    Cancel: method('Token'),
    Poll: method(),
  },
  { reference: 'UEFI 2.10, 28.3.2' },
);
