/** Dotted decimal. */
export type Ipv4 = string;

export interface TcpSegment {
  readonly kind: 'tcp';
  readonly from: Ipv4;
  readonly to: Ipv4;
  readonly fromPort: number;
  readonly toPort: number;
  readonly syn?: boolean;
  readonly fin?: boolean;
  readonly rst?: boolean;
  /** Bytes of the stream before this segment's data; SYN and FIN count as one each. */
  readonly sequence: number;
  /** Undefined in a first SYN. */
  readonly acknowledge?: number;
  /** Bytes that the sender can still take in. */
  readonly window: number;
  readonly data: Uint8Array;
}

export type UnreachableReason = 'host' | 'network' | 'port' | 'protocol';

/** ICMP's answer to what could not be delivered. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly reason: UnreachableReason;
  readonly from: Ipv4;
  readonly to: Ipv4;
  readonly about: TcpSegment | UdpDatagram;
}

export interface UdpDatagram {
  readonly kind: 'udp';
  readonly from: Ipv4;
  readonly to: Ipv4;
  readonly fromPort: number;
  readonly toPort: number;
  readonly data: Uint8Array;
}

/** DHCP without its bytes: what a server offers and grants. */
export interface Lease {
  readonly address: Ipv4;
  readonly netmask: Ipv4;
  readonly gateway: Ipv4;
  readonly dns: readonly Ipv4[];
  readonly server: Ipv4;
  /** Seconds. */
  readonly time: number;
}

export interface DhcpMessage {
  readonly kind: 'dhcp';
  readonly type: 'discover' | 'offer' | 'request' | 'ack' | 'nak';
  /** Hardware address of the client, which answers find it by. */
  readonly mac: string;
  readonly from: Ipv4;
  readonly to: Ipv4;
  readonly lease?: Lease;
}

export type Packet = TcpSegment | Unreachable | UdpDatagram | DhcpMessage;

export function ipv4ToBytes(address: Ipv4): Uint8Array<ArrayBuffer> {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) {
    throw new TypeError(`not an IPv4 address: ${address}`);
  }
  return Uint8Array.from(parts);
}

export function bytesToIpv4(bytes: Uint8Array): Ipv4 {
  return Array.from(bytes.subarray(0, 4)).join('.');
}

export function ipv4ToNumber(address: Ipv4): number {
  return ipv4ToBytes(address).reduce((sum, part) => sum * 256 + part, 0);
}

export function numberToIpv4(value: number): Ipv4 {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
}
