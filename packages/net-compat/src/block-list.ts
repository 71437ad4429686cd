/** `net.BlockList`: rules of addresses, ranges and subnets. An IPv4 address also matches in its IPv6-mapped form. */
import {
  codedError,
  invalidArgType,
  invalidArgValue,
  validateArray,
  validateInteger,
  validateString,
} from '@efi-node/node-errors';
import { type Family, isIP, isMappedIpv4 } from './ip.ts';
import { showAs } from './show.ts';
import { bytesOf, SocketAddress } from './socket-address.ts';

/** A SocketAddress, of whatever declaration. */
type AddressLike = Pick<SocketAddress, 'address' | 'family'>;

const ORDER = ['address', 'subnet', 'range'] as const;

/** Both ends belong to the rule; the bytes are of one family. */
interface Rule {
  readonly kind: (typeof ORDER)[number];
  readonly text: string;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

function compare(left: Uint8Array, right: Uint8Array): number {
  for (const [index, byte] of left.entries()) {
    const difference = byte - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The sixteen bytes in which both families can be compared: ::ffff:0:0/96 for IPv4. */
function mapped(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 16) return bytes;
  const all = new Uint8Array(16);
  all.fill(255, 10, 12);
  all.set(bytes, 12);
  return all;
}

function standsForIpv4(bytes: Uint8Array): boolean {
  return bytes.length === 4 || isMappedIpv4(bytes);
}

function label(address: SocketAddress): string {
  return address.family === 'ipv4' ? 'IPv4' : 'IPv6';
}

function toAddress(value: unknown, family: unknown, name: string): SocketAddress {
  if (value instanceof SocketAddress) return value;
  validateString(value, name);
  return new SocketAddress({ address: value, family: toFamily(family) });
}

function toFamily(value: unknown): Family {
  validateString(value, 'family');
  const family = value.toLowerCase();
  if (family !== 'ipv4' && family !== 'ipv6') throw invalidArgValue('options.family', value);
  return family;
}

function subnetEnds(bytes: Uint8Array, prefix: number): Pick<Rule, 'first' | 'last'> {
  const first = Uint8Array.from(bytes);
  const last = Uint8Array.from(bytes);
  for (let index = 0; index < bytes.length; index += 1) {
    const kept = Math.min(8, Math.max(0, prefix - index * 8));
    const mask = (0xff00 >> kept) & 0xff;
    first[index] = (first[index] ?? 0) & mask;
    last[index] = (last[index] ?? 0) | (~mask & 0xff);
  }
  return { first, last };
}

const FAMILY_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['ipv4', 4],
  ['ipv6', 6],
]);

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Text of a rule, as `rules` has it. */
const RULE =
  /^(?:Address: (IPv[46]) (?<address>\S+)|Range: (IPv[46]) (?<start>[^-\s]+)-(?<end>\S+)|Subnet: (IPv[46]) (?<net>[^/\s]+)\/(?<prefix>\d+))$/;

function parseCidr(cidr: unknown): { net: string; prefix: number; family: Family } {
  validateString(cidr, 'cidr');
  const slash = cidr.indexOf('/');
  const prefix = slash < 0 ? '' : cidr.slice(slash + 1);
  if (!/^\d+$/.test(prefix)) {
    throw invalidArgValue('cidr', cidr, 'must contain a prefix length (e.g. "10.0.0.0/8")');
  }
  const net = cidr.slice(0, slash);
  return { net, prefix: Number(prefix), family: isIP(net) === 6 ? 'ipv6' : 'ipv4' };
}

export class BlockList {
  static readonly PRIVATE_RANGES: readonly string[] = Object.freeze([
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '127.0.0.0/8',
    '::1/128',
    '169.254.0.0/16',
    'fe80::/10',
    'fc00::/7',
  ]);

  static isBlockList(value: unknown): value is BlockList {
    return value instanceof BlockList;
  }

  #list: Rule[] = [];

  get rules(): readonly string[] {
    return this.#list.map((rule) => rule.text);
  }

  get size(): number {
    return this.#list.length;
  }

  addAddress(address: string | AddressLike, family: Family = 'ipv4'): void {
    this.#add(addressRule(toAddress(address, family, 'address')));
  }

  addAddresses(addresses: readonly (string | AddressLike)[], family: Family = 'ipv4'): void {
    validateArray(addresses, 'addresses');
    const rules = addresses.map((address) => addressRule(toAddress(address, family, 'address')));
    for (const rule of rules) this.#add(rule);
  }

  addRange(start: string | AddressLike, end: string | AddressLike, family: Family = 'ipv4'): void {
    const first = toAddress(start, family, 'start');
    const rule = rangeRule(first, toAddress(end, family, 'end'));
    if (rule === undefined) {
      const { address, port, flowlabel } = first;
      const shown = `SocketAddress { address: '${address}', port: ${port}, family: '${first.family}', flowlabel: ${flowlabel} }`;
      const message = `The argument 'start' must come before end. Received ${shown}`;
      throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', message);
    }
    this.#add(rule);
  }

  addSubnet(net: string | AddressLike, prefix: number, family: Family = 'ipv4'): void {
    this.#add(subnetRule(toAddress(net, family, 'network'), prefix));
  }

  addCIDR(cidr: string): void {
    const { net, prefix, family } = parseCidr(cidr);
    this.addSubnet(net, prefix, family);
  }

  addCIDRs(cidrs: readonly string[]): void {
    validateArray(cidrs, 'cidrs');
    for (const cidr of cidrs) this.addCIDR(cidr);
  }

  removeAddress(address: string | AddressLike, family: Family = 'ipv4'): void {
    this.#remove(addressRule(toAddress(address, family, 'address')));
  }

  removeRange(start: string | AddressLike, end: string | AddressLike, family: Family = 'ipv4'): void {
    const rule = rangeRule(toAddress(start, family, 'start'), toAddress(end, family, 'end'));
    if (rule !== undefined) this.#remove(rule);
  }

  removeSubnet(net: string | AddressLike, prefix: number, family: Family = 'ipv4'): void {
    this.#remove(subnetRule(toAddress(net, family, 'network'), prefix));
  }

  removeCIDR(cidr: string): void {
    const { net, prefix, family } = parseCidr(cidr);
    this.removeSubnet(net, prefix, family);
  }

  /** Text that is no address of the family matches nothing. */
  check(address: string | AddressLike, family: Family = 'ipv4'): boolean {
    if (!(address instanceof SocketAddress)) {
      validateString(address, 'address');
      validateString(family, 'family');
      if (isIP(address) !== FAMILY_NUMBERS.get(family.toLowerCase())) return false;
    }
    return this.#matches(bytesOf(toAddress(address, family, 'address')));
  }

  clear(): void {
    this.#list = [];
  }

  toJSON(): readonly string[] {
    return this.rules;
  }

  /** Adds rules in the form that `toJSON` gives, as a list or as JSON text; lines that are no rule are left out. */
  fromJSON(data: string | readonly string[]): void {
    const rules: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    if (!isTextList(rules)) throw invalidArgType('data', ['string', 'string[]'], rules);
    for (const rule of rules) this.#addText(rule);
  }

  #addText(text: string): void {
    const match = RULE.exec(text);
    if (match === null) return;
    const { address, start, end, net, prefix } = match.groups ?? {};
    const family = toFamily(match[1] ?? match[3] ?? match[6]);
    if (address !== undefined) this.addAddress(address, family);
    else if (start !== undefined && end !== undefined) this.addRange(start, end, family);
    else if (net !== undefined) this.addSubnet(net, Number(prefix), family);
  }

  /** Addresses come first, then subnets, then ranges, each newest first: the order in which Node shows them. */
  #add(rule: Rule): void {
    const at = this.#list.findIndex(({ kind }) => ORDER.indexOf(kind) >= ORDER.indexOf(rule.kind));
    this.#list.splice(at < 0 ? this.#list.length : at, 0, rule);
  }

  #remove(rule: Rule): void {
    this.#list = this.#list.filter((one) => one.text !== rule.text);
  }

  #matches(bytes: Uint8Array): boolean {
    const asked = mapped(bytes);
    return this.#list.some(({ kind, first, last }) => {
      // As on Node, an IPv6 range has IPv4 addresses within it only when both its ends stand for one.
      if (kind === 'range' && bytes.length === 4 && !(standsForIpv4(first) && standsForIpv4(last)))
        return false;
      return compare(mapped(first), asked) <= 0 && compare(asked, mapped(last)) <= 0;
    });
  }
}

function addressRule(address: SocketAddress): Rule {
  const bytes = bytesOf(address);
  return {
    kind: 'address',
    text: `Address: ${label(address)} ${address.address}`,
    first: bytes,
    last: bytes,
  };
}

/** Undefined when the start comes after the end. */
function rangeRule(start: SocketAddress, end: SocketAddress): Rule | undefined {
  const [first, last] = [bytesOf(start), bytesOf(end)];
  if (first.length !== last.length || compare(first, last) > 0) return undefined;
  return { kind: 'range', text: `Range: ${label(start)} ${start.address}-${end.address}`, first, last };
}

function subnetRule(net: SocketAddress, prefix: number): Rule {
  validateInteger(prefix, 'prefix', 0, net.family === 'ipv4' ? 32 : 128);
  return {
    kind: 'subnet',
    text: `Subnet: ${label(net)} ${net.address}/${prefix}`,
    ...subnetEnds(bytesOf(net), prefix),
  };
}

showAs(BlockList, 'BlockList', ({ rules }) => ({ rules }));
