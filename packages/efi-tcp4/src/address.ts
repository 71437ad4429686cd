/** IPv4 addresses as text and as numbers (network order, unsigned). */
import type { Ipv4Address } from './tcp.ts';

export const ANY_ADDRESS: Ipv4Address = '0.0.0.0';
export const LOOPBACK_ADDRESS: Ipv4Address = '127.0.0.1';

const OCTET = /^(?:0|[1-9][0-9]{0,2})$/;

/** The number of a dotted-decimal address, or undefined when it is not one. */
export function parseIpv4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    const octet = Number(part);
    if (!OCTET.test(part) || octet > 255) return undefined;
    value = value * 256 + octet;
  }
  return value;
}

export function formatIpv4(value: number): Ipv4Address {
  return `${(value >>> 24) & 255}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** 127.0.0.0/8 (RFC 1122, section 3.2.1.3). */
export function isLoopback(address: Ipv4Address): boolean {
  return address.startsWith('127.');
}

export function sameSubnet(left: number, right: number, mask: number): boolean {
  return ((left ^ right) & mask) === 0;
}

/** The length of a subnet mask's prefix: 24 for 255.255.255.0. */
export function prefixLength(mask: number): number {
  let length = 0;
  for (let rest = mask >>> 0; rest !== 0; rest = (rest << 1) >>> 0) length += 1;
  return length;
}
