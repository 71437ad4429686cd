const part = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const v4 = `${part}(?:\\.${part}){3}`;
const v4Pattern = new RegExp(`^${v4}$`);

const GROUPS = 8;

/** The sixteen bytes of an IPv6 address, whatever its zone; undefined for what is none. */
export function parseIPv6(text: string): Uint8Array | undefined {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '') return undefined;
  let groups = address;
  const last = groups.slice(groups.lastIndexOf(':') + 1);
  // An IPv4 address at the end stands for two groups.
  if (last.includes('.')) {
    if (!v4Pattern.test(last)) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number);
    const two = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    groups = `${groups.slice(0, groups.length - last.length)}${two}`;
  }
  const halves = groups.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [before = [], after] = halves;
  const given = halves.flat();
  if (halves.length > 2 || !given.every((each) => /^[\da-f]{1,4}$/i.test(each))) return undefined;
  if (after === undefined ? given.length !== GROUPS : given.length >= GROUPS) return undefined;
  const zeros = Array.from({ length: GROUPS - given.length }, () => '0');
  const all = [...before, ...zeros, ...(after ?? [])].map((each) => Number.parseInt(each, 16));
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]));
}

/** 4, 6, or 0 for what is no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (v4Pattern.test(text)) return 4;
  return text.includes(':') && parseIPv6(text) !== undefined ? 6 : 0;
}

/** Where the longest run of two zero groups or more begins, and its length; the first of equal ones. */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
    start = Math.max(start, end);
  }
  return best;
}

/** The text of sixteen bytes, as `inet_ntop` writes it. */
export function formatIPv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const high = bytes[2 * index] ?? 0;
    return high * 256 + (bytes[2 * index + 1] ?? 0);
  });
  const { start, length } = longestZeros(groups);
  const text = (some: readonly number[]): string => some.map((group) => group.toString(16)).join(':');
  if (length < 2) return text(groups);
  // Addresses that stand for an IPv4 address: 'compatible' and 'mapped' ones.
  if (start === 0 && (length === 6 || (length === 5 && groups[5] === 0xffff)))
    return `::${length === 5 ? 'ffff:' : ''}${bytes.subarray(12, 16).join('.')}`;
  return `${text(groups.slice(0, start))}::${text(groups.slice(start + length))}`;
}

/** An IPv4 address in the forms of `inet_aton`: one to four numbers, decimal, octal or hexadecimal. */
export function parseLooseIPv4(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((each) => /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(each)))
    return undefined;
  const numbers = parts.map((each) => Number(/^0\d/.test(each) ? `0o${each.slice(1)}` : each));
  const last = numbers.pop() ?? 0;
  const left = 4 - numbers.length;
  if (numbers.some((number) => number > 255) || last >= 256 ** left) return undefined;
  const tail = Array.from({ length: left }, (_, index) => Math.floor(last / 256 ** (left - 1 - index)) % 256);
  return [...numbers, ...tail].join('.');
}
