/** EFI_DNS4_PROTOCOL (UEFI 2.10, section 29.4). */
import { method, protocol } from '../layout/protocol.ts';
import {
  boolean,
  char8Pointer,
  char16Pointer,
  event,
  ipv4,
  pointer,
  status,
  u8,
  u16,
  u32,
  uintn,
} from '../layout/scalar.ts';
import { struct } from '../layout/struct.ts';

/** Protocol is 6 for TCP, 17 for UDP. RetryInterval is in seconds. */
export const EFI_DNS4_CONFIG_DATA = struct(
  'EFI_DNS4_CONFIG_DATA',
  {
    DnsServerListCount: uintn,
    DnsServerList: pointer('EFI_IPv4_ADDRESS'),
    UseDefaultSetting: boolean,
    EnableDnsCache: boolean,
    Protocol: u8,
    StationIp: ipv4,
    SubnetMask: ipv4,
    LocalPort: u16,
    RetryCount: u32,
    RetryInterval: u32,
  },
  { reference: 'UEFI 2.10, 29.4.3' },
);

export const EFI_DNS4_CACHE_ENTRY = struct(
  'EFI_DNS4_CACHE_ENTRY',
  { HostName: char16Pointer, IpAddress: pointer('EFI_IPv4_ADDRESS'), Timeout: u32 },
  { reference: 'UEFI 2.10, 29.4.3' },
);

export const EFI_DNS4_MODE_DATA = struct(
  'EFI_DNS4_MODE_DATA',
  {
    DnsConfigData: EFI_DNS4_CONFIG_DATA,
    DnsServerCount: u32,
    DnsServerList: pointer('EFI_IPv4_ADDRESS'),
    DnsCacheCount: u32,
    DnsCacheList: pointer('EFI_DNS4_CACHE_ENTRY'),
  },
  { reference: 'UEFI 2.10, 29.4.3' },
);

export const DNS_HOST_TO_ADDR_DATA = struct(
  'DNS_HOST_TO_ADDR_DATA',
  { IpCount: u32, IpList: pointer('EFI_IPv4_ADDRESS') },
  { reference: 'UEFI 2.10, 29.4.5' },
);

export const DNS_ADDR_TO_HOST_DATA = struct(
  'DNS_ADDR_TO_HOST_DATA',
  { HostCount: u32, HostList: pointer('CHAR16 *') },
  { reference: 'UEFI 2.10, 29.4.5' },
);

export const DNS_RESOURCE_RECORD = struct(
  'DNS_RESOURCE_RECORD',
  { QName: char8Pointer, QType: u16, QClass: u16, TTL: u32, DataLength: u16, RData: pointer('CHAR8') },
  { reference: 'UEFI 2.10, 29.4.5' },
);

export const DNS_GENERAL_LOOKUP_DATA = struct(
  'DNS_GENERAL_LOOKUP_DATA',
  { RRCount: uintn, RRList: pointer('DNS_RESOURCE_RECORD') },
  { reference: 'UEFI 2.10, 29.4.5' },
);

/** RspData is a union of pointers to the three kinds of answer; firmware allocates what it points to. */
export const EFI_DNS4_COMPLETION_TOKEN = struct(
  'EFI_DNS4_COMPLETION_TOKEN',
  { Event: event, Status: status, RetryCount: u32, RetryInterval: u32, RspData: pointer('VOID') },
  { reference: 'UEFI 2.10, 29.4.5' },
);

/**
 * Two functions take a struct by value. IpToHostName: the four bytes of the address as a little-endian number.
 * UpdateDnsCache: larger than 8 bytes, which the calling convention passes by address.
 */
export const EFI_DNS4_PROTOCOL = protocol(
  'EFI_DNS4_PROTOCOL',
  'ae3d28cc-e05b-4fa1-a011-7eb55a3f1401',
  {
    GetModeData: method('DnsModeData'),
    Configure: method('DnsConfigData'),
    HostNameToIp: method('HostName', 'Token'),
    IpToHostName: method('IpAddress', 'Token'),
    GeneralLookUp: method('QName', 'QType', 'QClass', 'Token'),
    UpdateDnsCache: method('DeleteFlag', 'Override', 'DnsCacheEntry'),
    Poll: method(),
    Cancel: method('Token'),
  },
  { reference: 'UEFI 2.10, 29.4.2' },
);
