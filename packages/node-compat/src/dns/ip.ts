const part = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const v4 = `${part}(?:\\.${part}){3}`;
const v4Pattern = new RegExp(`^${v4}$`);

function isIPv6(text: string): boolean {
  const [address = '', zone] = text.split('%', 2);
  if (zone === '') return false;
  let groups = address;
  const last = groups.slice(groups.lastIndexOf(':') + 1);
  // An IPv4 address at the end stands for two groups.
  if (last.includes('.')) {
    if (!v4Pattern.test(last)) return false;
    groups = `${groups.slice(0, groups.length - last.length)}0:0`;
  }
  const halves = groups.split('::');
  if (halves.length > 2) return false;
  const parts = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!parts.every((each) => /^[\da-f]{1,4}$/i.test(each))) return false;
  return halves.length === 2 ? parts.length < 8 : parts.length === 8;
}

/** 4, 6, or 0 for what is no address. */
export function isIP(text: string): 0 | 4 | 6 {
  if (v4Pattern.test(text)) return 4;
  return text.includes(':') && isIPv6(text) ? 6 : 0;
}
