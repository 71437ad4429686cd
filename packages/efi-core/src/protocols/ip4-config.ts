/** EFI_IP4_CONFIG2_PROTOCOL (UEFI 2.10, section 28.5), and the EFI_IP4_CONFIG_PROTOCOL of older firmware (section 28.4). */
import { method, protocol } from '../layout/protocol.ts';
import { bytes, enumeration, ipv4, mac, pointer, u8, u32 } from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';

export const EFI_IP4_CONFIG2_DATA_TYPE = enumeration('EFI_IP4_CONFIG2_DATA_TYPE', {
  Ip4Config2DataTypeInterfaceInfo: 0,
  Ip4Config2DataTypePolicy: 1,
  Ip4Config2DataTypeManualAddress: 2,
  Ip4Config2DataTypeGateway: 3,
  Ip4Config2DataTypeDnsServer: 4,
});

export const EFI_IP4_CONFIG2_POLICY = enumeration('EFI_IP4_CONFIG2_POLICY', {
  Ip4Config2PolicyStatic: 0,
  Ip4Config2PolicyDhcp: 1,
});

/** Name is 32 CHAR16. GetData also returns the route table, to which RouteTable points, behind this struct. */
export const EFI_IP4_CONFIG2_INTERFACE_INFO = struct(
  'EFI_IP4_CONFIG2_INTERFACE_INFO',
  {
    Name: bytes(64, 'CHAR16'),
    IfType: u8,
    HwAddressSize: u32,
    HwAddress: mac,
    StationAddress: ipv4,
    SubnetMask: ipv4,
    RouteTableSize: u32,
    RouteTable: pointer('EFI_IP4_ROUTE_TABLE'),
  },
  { reference: 'UEFI 2.10, 28.5.1' },
);

export const EFI_IP4_CONFIG2_MANUAL_ADDRESS = struct(
  'EFI_IP4_CONFIG2_MANUAL_ADDRESS',
  { Address: ipv4, SubnetMask: ipv4 },
  { reference: 'UEFI 2.10, 28.5.1' },
);

export const EFI_IP4_CONFIG2_PROTOCOL = protocol(
  'EFI_IP4_CONFIG2_PROTOCOL',
  '5b446ed1-e30b-4faa-871a-3654eca36080',
  {
    SetData: method('DataType', 'DataSize', 'Data'),
    GetData: method('DataType', 'DataSize', 'Data'),
    RegisterDataNotify: method('DataType', 'Event'),
    UnregisterDataNotify: method('DataType', 'Event'),
  },
  { reference: 'UEFI 2.10, 28.5.1' },
);

export const EFI_IP4_IPCONFIG_DATA = struct(
  'EFI_IP4_IPCONFIG_DATA',
  {
    StationAddress: ipv4,
    SubnetMask: ipv4,
    RouteTableSize: u32,
    RouteTable: pointer('EFI_IP4_ROUTE_TABLE'),
  },
  { reference: 'UEFI 2.10, 28.4' },
);

export const EFI_IP4_CONFIG_PROTOCOL = protocol(
  'EFI_IP4_CONFIG_PROTOCOL',
  '3b95aa31-3793-434b-8667-c8070892e05e',
  {
    Start: method('DoneEvent', 'ReconfigEvent'),
    Stop: method(),
    GetData: method('IpConfigDataSize', 'IpConfigData'),
  },
  { reference: 'UEFI 2.10, 28.4' },
);
