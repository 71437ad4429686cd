/** IP addresses as text: what they are, and their bytes. RFC 4291, section 2.2, and RFC 4007 for the zone. */

export type Family = 'ipv4' | 'ipv6';

const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[\da-f]{1,4}$/i;
const ZONE = /^[\da-z.:-]+$/i;

/** The four bytes, or undefined for what is no dotted decimal (leading zeros are refused, as an octal reading exists). */
export function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = new Uint8Array(4);
  for (const [index, part] of parts.entries()) {
    if (!OCTET.test(part) || Number(part) > 255) return undefined;
    bytes[index] = Number(part);
  }
  return bytes;
}

/** The bytes of colon-separated groups; a dotted quad may stand at the end. */
function parseGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (mayEndInIpv4 && index === groups.length - 1 && group.includes('.')) {
      const quad = parseIpv4(group);
      if (quad === undefined) return undefined;
      bytes.push(...quad);
    } else if (GROUP.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
    } else {
      return undefined;
    }
  }
  return bytes;
}

/** The sixteen bytes, or undefined; a zone (`%eth0`) is allowed and left out. */
export function parseIpv6(text: string): Uint8Array | undefined {
  const percent = text.indexOf('%');
  if (percent >= 0 && !ZONE.test(text.slice(percent + 1))) return undefined;
  const bare = percent < 0 ? text : text.slice(0, percent);
  const halves = bare.split('::');
  const [first = '', second] = halves;
  if (halves.length > 2) return undefined;
  const head = parseGroups(first, second === undefined);
  if (head === undefined) return undefined;
  if (second === undefined) return head.length === 16 ? Uint8Array.from(head) : undefined;
  const tail = parseGroups(second, true);
  // '::' stands for at least one group.
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  const bytes = new Uint8Array(16);
  bytes.set(head);
  bytes.set(tail, 16 - tail.length);
  return bytes;
}

export function isIPv4(input: unknown): boolean {
  return parseIpv4(`${input}`) !== undefined;
}

export function isIPv6(input: unknown): boolean {
  return parseIpv6(`${input}`) !== undefined;
}

/** 4, 6, or 0 for what is no IP address. */
export function isIP(input: unknown): 0 | 4 | 6 {
  if (isIPv4(input)) return 4;
  return isIPv6(input) ? 6 : 0;
}

/** The shortest form of RFC 5952, with the dotted form for addresses that have an IPv4 address within. */
export function formatIpv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) => {
    return ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0);
  });
  if (isMappedIpv4(bytes)) return `::ffff:${bytes.subarray(12).join('.')}`;
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const text = groups.map((group) => group.toString(16));
  if (best.start < 0) return text.join(':');
  if (best.start === 0 && best.length === 6) return `::${bytes.subarray(12).join('.')}`;
  return `${text.slice(0, best.start).join(':')}::${text.slice(best.start + best.length).join(':')}`;
}

/** Whether the sixteen bytes are ::ffff:0:0/96. */
export function isMappedIpv4(bytes: Uint8Array): boolean {
  return (
    bytes.length === 16 &&
    bytes.subarray(0, 10).every((byte) => byte === 0) &&
    bytes[10] === 255 &&
    bytes[11] === 255
  );
}
