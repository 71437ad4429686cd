/** EFI_TCP4_PROTOCOL (UEFI 2.10, section 28.1). */
import { method, protocol } from '../layout/protocol.ts';
import {
  boolean,
  enumeration,
  event,
  handle,
  ipv4,
  pointer,
  status,
  u8,
  u16,
  u32,
} from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';

const reference = 'UEFI 2.10, 28.1.4';

export const EFI_TCP4_CONNECTION_STATE = enumeration('EFI_TCP4_CONNECTION_STATE', {
  Tcp4StateClosed: 0,
  Tcp4StateListen: 1,
  Tcp4StateSynSent: 2,
  Tcp4StateSynReceived: 3,
  Tcp4StateEstablished: 4,
  Tcp4StateFinWait1: 5,
  Tcp4StateFinWait2: 6,
  Tcp4StateClosing: 7,
  Tcp4StateTimeWait: 8,
  Tcp4StateCloseWait: 9,
  Tcp4StateLastAck: 10,
});

export const EFI_TCP4_ACCESS_POINT = struct(
  'EFI_TCP4_ACCESS_POINT',
  {
    UseDefaultAddress: boolean,
    StationAddress: ipv4,
    SubnetMask: ipv4,
    StationPort: u16,
    RemoteAddress: ipv4,
    RemotePort: u16,
    ActiveFlag: boolean,
  },
  { reference },
);

export const EFI_TCP4_OPTION = struct(
  'EFI_TCP4_OPTION',
  {
    ReceiveBufferSize: u32,
    SendBufferSize: u32,
    MaxSynBackLog: u32,
    ConnectionTimeout: u32,
    DataRetries: u32,
    FinTimeout: u32,
    TimeWaitTimeout: u32,
    KeepAliveProbes: u32,
    KeepAliveTime: u32,
    KeepAliveInterval: u32,
    EnableNagle: boolean,
    EnableTimeStamp: boolean,
    EnableWindowScaling: boolean,
    EnableSelectiveAck: boolean,
    EnablePathMtuDiscovery: boolean,
  },
  { reference },
);

export const EFI_TCP4_CONFIG_DATA = struct(
  'EFI_TCP4_CONFIG_DATA',
  {
    TypeOfService: u8,
    TimeToLive: u8,
    AccessPoint: EFI_TCP4_ACCESS_POINT,
    ControlOption: pointer('EFI_TCP4_OPTION'),
  },
  { reference },
);

export const EFI_TCP4_COMPLETION_TOKEN = struct(
  'EFI_TCP4_COMPLETION_TOKEN',
  { Event: event, Status: status },
  { reference: 'UEFI 2.10, 28.1.7' },
);

export const EFI_TCP4_CONNECTION_TOKEN = struct(
  'EFI_TCP4_CONNECTION_TOKEN',
  { CompletionToken: EFI_TCP4_COMPLETION_TOKEN },
  { reference: 'UEFI 2.10, 28.1.7' },
);

export const EFI_TCP4_LISTEN_TOKEN = struct(
  'EFI_TCP4_LISTEN_TOKEN',
  { CompletionToken: EFI_TCP4_COMPLETION_TOKEN, NewChildHandle: handle },
  { reference: 'UEFI 2.10, 28.1.8' },
);

export const EFI_TCP4_FRAGMENT_DATA = struct(
  'EFI_TCP4_FRAGMENT_DATA',
  { FragmentLength: u32, FragmentBuffer: pointer('VOID') },
  { reference: 'UEFI 2.10, 28.1.9' },
);

export const EFI_TCP4_RECEIVE_DATA = struct(
  'EFI_TCP4_RECEIVE_DATA',
  {
    UrgentFlag: boolean,
    DataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_TCP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 28.1.9' },
);

export const EFI_TCP4_TRANSMIT_DATA = struct(
  'EFI_TCP4_TRANSMIT_DATA',
  {
    Push: boolean,
    Urgent: boolean,
    DataLength: u32,
    FragmentCount: u32,
    FragmentTable: flexible(EFI_TCP4_FRAGMENT_DATA),
  },
  { reference: 'UEFI 2.10, 28.1.9' },
);

/** Packet is a union of RxData and TxData: the address of a receive or transmit descriptor. */
export const EFI_TCP4_IO_TOKEN = struct(
  'EFI_TCP4_IO_TOKEN',
  { CompletionToken: EFI_TCP4_COMPLETION_TOKEN, Packet: pointer('VOID') },
  { reference: 'UEFI 2.10, 28.1.9' },
);

export const EFI_TCP4_CLOSE_TOKEN = struct(
  'EFI_TCP4_CLOSE_TOKEN',
  { CompletionToken: EFI_TCP4_COMPLETION_TOKEN, AbortOnClose: boolean },
  { reference: 'UEFI 2.10, 28.1.11' },
);

export const EFI_TCP4_PROTOCOL = protocol(
  'EFI_TCP4_PROTOCOL',
  '65530bc7-a359-410f-b010-5aadc7ec2b62',
  {
    GetModeData: method('Tcp4State', 'Tcp4ConfigData', 'Ip4ModeData', 'MnpConfigData', 'SnpModeData'),
    Configure: method('TcpConfigData'),
    Routes: method('DeleteRoute', 'SubnetAddress', 'SubnetMask', 'GatewayAddress'),
    Connect: method('ConnectionToken'),
    Accept: method('ListenToken'),
    Transmit: method('Token'),
    Receive: method('Token'),
    Close: method('CloseToken'),
    Cancel: method('Token'),
    Poll: method(),
  },
  { reference: 'UEFI 2.10, 28.1.2' },
);
