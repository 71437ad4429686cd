/** EFI_MANAGED_NETWORK_PROTOCOL (UEFI 2.10, section 25.1). */
import { method, protocol } from '../layout/protocol.ts';
import { boolean, event, pointer, status, u16, u32 } from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';
import { EFI_TIME } from './runtime-services.ts';

export const EFI_MANAGED_NETWORK_CONFIG_DATA = struct(
  'EFI_MANAGED_NETWORK_CONFIG_DATA',
  {
    ReceivedQueueTimeoutValue: u32,
    TransmitQueueTimeoutValue: u32,
    ProtocolTypeFilter: u16,
    EnableUnicastReceive: boolean,
    EnableMulticastReceive: boolean,
    EnableBroadcastReceive: boolean,
    EnablePromiscuousReceive: boolean,
    FlushQueuesOnReset: boolean,
    EnableReceiveTimestamps: boolean,
    DisableBackgroundPolling: boolean,
  },
  { reference: 'UEFI 2.10, 25.1.4' },
);

export const EFI_MANAGED_NETWORK_RECEIVE_DATA = struct(
  'EFI_MANAGED_NETWORK_RECEIVE_DATA',
  {
    Timestamp: EFI_TIME,
    RecycleEvent: event,
    PacketLength: u32,
    HeaderLength: u32,
    AddressLength: u32,
    DataLength: u32,
    BroadcastFlag: boolean,
    MulticastFlag: boolean,
    PromiscuousFlag: boolean,
    ProtocolType: u16,
    DestinationAddress: pointer('VOID'),
    SourceAddress: pointer('VOID'),
    MediaHeader: pointer('VOID'),
    PacketData: pointer('VOID'),
  },
  { reference: 'UEFI 2.10, 25.1.8' },
);

export const EFI_MANAGED_NETWORK_FRAGMENT_DATA = struct(
  'EFI_MANAGED_NETWORK_FRAGMENT_DATA',
  { FragmentLength: u32, FragmentBuffer: pointer('VOID') },
  { reference: 'UEFI 2.10, 25.1.8' },
);

export const EFI_MANAGED_NETWORK_TRANSMIT_DATA = struct(
  'EFI_MANAGED_NETWORK_TRANSMIT_DATA',
  {
    DestinationAddress: pointer('EFI_MAC_ADDRESS'),
    SourceAddress: pointer('EFI_MAC_ADDRESS'),
    ProtocolType: u16,
    DataLength: u32,
    HeaderLength: u16,
    FragmentCount: u16,
    FragmentTable: flexible(EFI_MANAGED_NETWORK_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 25.1.8' },
);

/** Packet is a union of RxData and TxData. */
export const EFI_MANAGED_NETWORK_COMPLETION_TOKEN = struct(
  'EFI_MANAGED_NETWORK_COMPLETION_TOKEN',
  { Event: event, Status: status, Packet: pointer('VOID') },
  { reference: 'UEFI 2.10, 25.1.8' },
);

export const EFI_MANAGED_NETWORK_PROTOCOL = protocol(
  'EFI_MANAGED_NETWORK_PROTOCOL',
  '7ab33a91-ace5-4326-b572-e7ee33d39f16',
  {
    GetModeData: method('MnpConfigData', 'SnpModeData'),
    Configure: method('MnpConfigData'),
    McastIpToMac: method('Ipv6Flag', 'IpAddress', 'MacAddress'),
    Groups: method('JoinFlag', 'MacAddress'),
    Transmit: method('Token'),
    Receive: method('Token'),
    Cancel: method('Token'),
    Poll: method(),
  },
  { reference: 'UEFI 2.10, 25.1.2' },
);
