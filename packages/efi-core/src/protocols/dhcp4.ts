/** EFI_DHCP4_PROTOCOL (UEFI 2.10, section 29.2). */
import { method, protocol } from '../layout/protocol.ts';
import {
  bytes,
  enumeration,
  event,
  ipv4,
  mac,
  pointer,
  status,
  u8,
  u16,
  u16be,
  u32,
} from '../layout/scalar.ts';
import { flexible, struct } from '../layout/struct.ts';

export const EFI_DHCP4_STATE = enumeration('EFI_DHCP4_STATE', {
  Dhcp4Stopped: 0,
  Dhcp4Init: 1,
  Dhcp4Selecting: 2,
  Dhcp4Requesting: 3,
  Dhcp4Bound: 4,
  Dhcp4Renewing: 5,
  Dhcp4Rebinding: 6,
  Dhcp4InitReboot: 7,
  Dhcp4Rebooting: 8,
});

export const EFI_DHCP4_EVENT = enumeration('EFI_DHCP4_EVENT', {
  Dhcp4SendDiscover: 1,
  Dhcp4RcvdOffer: 2,
  Dhcp4SelectOffer: 3,
  Dhcp4SendRequest: 4,
  Dhcp4RcvdAck: 5,
  Dhcp4RcvdNak: 6,
  Dhcp4SendDecline: 7,
  Dhcp4BoundCompleted: 8,
  Dhcp4EnterRenewing: 9,
  Dhcp4EnterRebinding: 10,
  Dhcp4AddressLost: 11,
  Dhcp4Fail: 12,
});

/** The header of RFC 2131, 16- and 32-bit fields in network order. */
export const EFI_DHCP4_HEADER = struct(
  'EFI_DHCP4_HEADER',
  {
    OpCode: u8,
    HwType: u8,
    HwAddrLen: u8,
    Hops: u8,
    Xid: u32,
    Seconds: u16be,
    Reserved: u16be,
    ClientAddr: ipv4,
    YourAddr: ipv4,
    ServerAddr: ipv4,
    GatewayAddr: ipv4,
    ClientHwAddr: bytes(16),
    ServerName: bytes(64, 'CHAR8'),
    BootFileName: bytes(128, 'CHAR8'),
  },
  { reference: 'UEFI 2.10, 29.2.3', packed: true },
);

/** Length counts the header, the magic and the options; the options run on behind the struct. */
export const EFI_DHCP4_PACKET = struct(
  'EFI_DHCP4_PACKET',
  { Size: u32, Length: u32, Header: EFI_DHCP4_HEADER, Magik: u32, Option: flexible(u8) },
  { reference: 'UEFI 2.10, 29.2.3', packed: true },
);

export const EFI_DHCP4_PACKET_OPTION = struct(
  'EFI_DHCP4_PACKET_OPTION',
  { OpCode: u8, Length: u8, Data: flexible(u8) },
  { reference: 'UEFI 2.10, 29.2.4', packed: true },
);

/**
 * Dhcp4Callback is an EFIAPI function (This, Context, CurrentState, Dhcp4Event, Packet, NewPacket): any that returns
 * EFI_SUCCESS accepts the first offer.
 */
export const EFI_DHCP4_CONFIG_DATA = struct(
  'EFI_DHCP4_CONFIG_DATA',
  {
    DiscoverTryCount: u32,
    DiscoverTimeout: pointer('UINT32'),
    RequestTryCount: u32,
    RequestTimeout: pointer('UINT32'),
    ClientAddress: ipv4,
    Dhcp4Callback: pointer('VOID'),
    CallbackContext: pointer('VOID'),
    OptionCount: u32,
    OptionList: pointer('EFI_DHCP4_PACKET_OPTION *'),
  },
  { reference: 'UEFI 2.10, 29.2.4' },
);

export const EFI_DHCP4_MODE_DATA = struct(
  'EFI_DHCP4_MODE_DATA',
  {
    State: EFI_DHCP4_STATE,
    ConfigData: EFI_DHCP4_CONFIG_DATA,
    ClientAddress: ipv4,
    ClientMacAddress: mac,
    ServerAddress: ipv4,
    RouterAddress: ipv4,
    SubnetMask: ipv4,
    LeaseTime: u32,
    ReplyPacket: pointer('EFI_DHCP4_PACKET'),
  },
  { reference: 'UEFI 2.10, 29.2.3' },
);

export const EFI_DHCP4_LISTEN_POINT = struct(
  'EFI_DHCP4_LISTEN_POINT',
  { ListenAddress: ipv4, SubnetMask: ipv4, ListenPort: u16 },
  { reference: 'UEFI 2.10, 29.2.10' },
);

export const EFI_DHCP4_TRANSMIT_RECEIVE_TOKEN = struct(
  'EFI_DHCP4_TRANSMIT_RECEIVE_TOKEN',
  {
    /** Set on return; not the last but the first field, unlike other tokens. */
    Status: status,
    CompletionEvent: event,
    RemoteAddress: ipv4,
    RemotePort: u16,
    GatewayAddress: ipv4,
    ListenPointCount: u32,
    ListenPoints: pointer('EFI_DHCP4_LISTEN_POINT'),
    TimeoutValue: u32,
    Packet: pointer('EFI_DHCP4_PACKET'),
    ResponseCount: u32,
    ResponseList: pointer('EFI_DHCP4_PACKET'),
  },
  { reference: 'UEFI 2.10, 29.2.10' },
);

export const EFI_DHCP4_PROTOCOL = protocol(
  'EFI_DHCP4_PROTOCOL',
  '8a219718-4ef5-4761-91c8-c0f04bda9e56',
  {
    GetModeData: method('Dhcp4ModeData'),
    Configure: method('Dhcp4CfgData'),
    Start: method('CompletionEvent'),
    RenewRebind: method('RebindRequest', 'CompletionEvent'),
    Release: method(),
    Stop: method(),
    Build: method('SeedPacket', 'DeleteCount', 'DeleteList', 'AppendCount', 'AppendList', 'NewPacket'),
    TransmitReceive: method('Token'),
    Parse: method('Packet', 'OptionCount', 'PacketOptionList'),
  },
  { reference: 'UEFI 2.10, 29.2.2' },
);
