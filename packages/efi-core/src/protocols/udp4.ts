/** EFI_UDP4_PROTOCOL (UEFI 2.10, section 30.1). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, event, ipv4, pointer, status, u8, u16, u32 } from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';
import { EFI_TIME } from './runtime-services.ts';

export const EFI_UDP4_CONFIG_DATA = struct(
  'EFI_UDP4_CONFIG_DATA',
  {
    AcceptBroadcast: boolean,
    AcceptPromiscuous: boolean,
    AcceptAnyPort: boolean,
    AllowDuplicatePort: boolean,
    TypeOfService: u8,
    TimeToLive: u8,
    DoNotFragment: boolean,
    ReceiveTimeout: u32,
    TransmitTimeout: u32,
    UseDefaultAddress: boolean,
    StationAddress: ipv4,
    SubnetMask: ipv4,
    StationPort: u16,
    RemoteAddress: ipv4,
    RemotePort: u16,
  },
  { reference: 'UEFI 2.10, 30.1.4' },
);

export const EFI_UDP4_SESSION_DATA = struct(
  'EFI_UDP4_SESSION_DATA',
  { SourceAddress: ipv4, SourcePort: u16, DestinationAddress: ipv4, DestinationPort: u16 },
  { reference: 'UEFI 2.10, 30.1.8' },
);

export const EFI_UDP4_FRAGMENT_DATA = struct(
  'EFI_UDP4_FRAGMENT_DATA',
  { FragmentLength: u32, FragmentBuffer: pointer('VOID') },
  { reference: 'UEFI 2.10, 30.1.8' },
);

export const EFI_UDP4_RECEIVE_DATA = struct(
  'EFI_UDP4_RECEIVE_DATA',
  {
    TimeStamp: EFI_TIME,
    RecycleSignal: event,
    UdpSession: EFI_UDP4_SESSION_DATA,
    DataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_UDP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 30.1.8' },
);

export const EFI_UDP4_TRANSMIT_DATA = struct(
  'EFI_UDP4_TRANSMIT_DATA',
  {
    UdpSessionData: pointer('EFI_UDP4_SESSION_DATA'),
    GatewayAddress: pointer('EFI_IPv4_ADDRESS'),
    DataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_UDP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 30.1.8' },
);

/** Packet is a union of RxData and TxData. */
export const EFI_UDP4_COMPLETION_TOKEN = struct(
  'EFI_UDP4_COMPLETION_TOKEN',
  { Event: event, Status: status, Packet: pointer('VOID') },
  { reference: 'UEFI 2.10, 30.1.8' },
);

export const EFI_UDP4_PROTOCOL = protocol(
  'EFI_UDP4_PROTOCOL',
  '3ad9df29-4501-478d-b1f8-7f7fe70e50f3',
  {
    GetModeData: method('Udp4ConfigData', 'Ip4ModeData', 'MnpConfigData', 'SnpModeData'),
    Configure: method('UdpConfigData'),
    Groups: method('JoinFlag', 'MulticastAddress'),
    Routes: method('DeleteRoute', 'SubnetAddress', 'SubnetMask', 'GatewayAddress'),
    Transmit: method('Token'),
    Receive: method('Token'),
    Cancel: method('Token'),
    Poll: method(),
  },
  { reference: 'UEFI 2.10, 30.1.2' },
);
