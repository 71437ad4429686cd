/** Resource records (RFC 1035, 3.2 and those after it): builders of their data, each `{ type, data }`. */
import { isIPv6 } from 'node:net';

export const TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  TLSA: 52,
  ANY: 255,
  CAA: 257,
};

/** A dotted name, each label with its length before it; `\.` is a dot inside of a label. */
export function nameBytes(name) {
  const labels = name === '' || name === '.' ? [] : name.replace(/\.$/, '').split(/(?<!\\)\./);
  const parts = labels.map((label) => {
    const bytes = Buffer.from(label.replaceAll(/\\(.)/g, '$1'), 'latin1');
    return Buffer.concat([Buffer.of(bytes.length), bytes]);
  });
  return Buffer.concat([...parts, Buffer.of(0)]);
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function u16(...values) {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index);
  return bytes;
}

function u32(...values) {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

function ipv6(address) {
  if (!isIPv6(address)) throw new TypeError(`no IPv6 address: ${address}`);
  const [before, after] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = after === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array(zeros).fill('0'), ...(after ?? [])];
  return u16(...groups.map((group) => Number.parseInt(group, 16)));
}

const record = (type, ...data) => ({ type, data: Buffer.concat(data) });

export const a = (address) => record(TYPES.A, Buffer.from(address.split('.').map(Number)));
export const aaaa = (address) => record(TYPES.AAAA, ipv6(address));
export const ns = (name) => record(TYPES.NS, nameBytes(name));
export const cname = (name) => record(TYPES.CNAME, nameBytes(name));
export const ptr = (name) => record(TYPES.PTR, nameBytes(name));
export const mx = (priority, name) => record(TYPES.MX, u16(priority), nameBytes(name));
export const txt = (...strings) => record(TYPES.TXT, ...strings.map(text));
export const srv = (priority, weight, port, name) =>
  record(TYPES.SRV, u16(priority, weight, port), nameBytes(name));
export const soa = (primary, mailbox, ...times) =>
  record(TYPES.SOA, nameBytes(primary), nameBytes(mailbox), u32(...times));
export const naptr = (order, preference, flags, service, regexp, replacement) =>
  record(
    TYPES.NAPTR,
    u16(order, preference),
    text(flags),
    text(service),
    text(regexp),
    nameBytes(replacement),
  );
export const caa = (critical, tag, value) =>
  record(TYPES.CAA, Buffer.of(critical), text(tag), Buffer.from(value));
export const tlsa = (usage, selector, match, data) =>
  record(TYPES.TLSA, Buffer.of(usage, selector, match), data);
