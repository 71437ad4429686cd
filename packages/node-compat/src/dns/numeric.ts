/**
 * The short forms of IPv4 addresses that a resolver takes besides dotted quads (inet_aton of POSIX): one to four numbers,
 * decimal, octal (017) or hexadecimal (0x1f), of which the last fills what is left. '127.1' is 127.0.0.1.
 */
const NUMBER = /^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i;

function valueOf(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  if (/^0x/i.test(text)) return Number.parseInt(text.slice(2), 16);
  return Number.parseInt(text, text.startsWith('0') ? 8 : 10);
}

/** The dotted quad, or undefined for what is no such form. */
export function parseNumeric(text: string): string | undefined {
  const parts = text.split('.').map(valueOf);
  const last = parts.pop();
  if (last === undefined || parts.length > 3 || last >= 2 ** (8 * (4 - parts.length))) return undefined;
  let value = last;
  for (const [index, part] of parts.entries()) {
    if (part === undefined || part > 255) return undefined;
    value += part * 2 ** (8 * (3 - index));
  }
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
