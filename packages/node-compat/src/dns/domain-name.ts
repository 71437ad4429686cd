/** Domain names as text and as a message has them (RFC 1035, sections 3.1 and 4.1.4; the escapes of section 5.1). */

/** Bytes of a label, characters of a name. */
const MAX_LABEL = 63;
const MAX_NAME = 255;
const POINTER = 0xc0;

/** What c-ares lets into a question. */
const ALLOWED = /^[\w\-./*]*$/;
/** What stands for itself in a name that came, and what only with a backslash. */
const PRINTABLE = /^[ -~]$/;
const RESERVED = /^["$().;@\\]$/;

/** The labels of a name, its escapes undone; undefined when it has an empty or an endless one. */
function labelsOf(name: string): string[] | undefined {
  const labels: string[] = [];
  let label = '';
  for (let at = 0; at < name.length; at++) {
    let char = name.charAt(at);
    if (char === '.') {
      labels.push(label);
      label = '';
      continue;
    }
    if (char === '\\') {
      const [, digits] = /^\\(\d{3})/.exec(name.slice(at)) ?? [];
      const code = digits === undefined ? name.charCodeAt(at + 1) : Number(digits);
      if (Number.isNaN(code) || code > 255 || (digits === undefined && /\d/.test(name.charAt(at + 1))))
        return undefined;
      char = String.fromCharCode(code);
      at += digits === undefined ? 1 : 3;
    }
    label += char;
  }
  // The dot at the end stands for the root.
  if (label !== '') labels.push(label);
  const isGood = labels.every((one) => one !== '' && one.length <= MAX_LABEL);
  return isGood ? labels : undefined;
}

/** A name as it stands in a question; undefined for what cannot be asked for. */
export function encodeName(name: string): Uint8Array | undefined {
  const text = name === '.' ? '' : name;
  const labels = labelsOf(text);
  if (labels === undefined || text.length > MAX_NAME || !labels.every((label) => ALLOWED.test(label)))
    return undefined;
  const bytes = labels.flatMap((label) => [label.length, ...Array.from(label, (char) => char.charCodeAt(0))]);
  return Uint8Array.of(...bytes, 0);
}

function shown(byte: number): string {
  const char = String.fromCharCode(byte);
  if (RESERVED.test(char)) return `\\${char}`;
  return PRINTABLE.test(char) ? char : `\\${String(byte).padStart(3, '0')}`;
}

/** The name at `start` of a message, and where it ends there; undefined when it is broken. The root is ''. */
export function decodeName(
  message: Uint8Array,
  start: number,
): { readonly name: string; readonly end: number } | undefined {
  const labels: string[] = [];
  let end: number | undefined;
  let at = start;
  // Pointers lead backwards only: a loop cannot be.
  let before = start;
  for (;;) {
    const length = message[at];
    if (length === undefined) return undefined;
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length < POINTER) {
      const label = message.subarray(at + 1, at + 1 + length);
      if (length > MAX_LABEL || label.length < length) return undefined;
      labels.push(Array.from(label, shown).join(''));
      at += 1 + length;
      continue;
    }
    const low = message[at + 1];
    if (low === undefined) return undefined;
    end ??= at + 2;
    at = (length - POINTER) * 256 + low;
    if (at >= before) return undefined;
    before = at;
  }
}
