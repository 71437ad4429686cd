/** Names of hosts between ASCII and Unicode (UTS #46, as far as there are rules without tables). */
import punycode from 'punycode/punycode.js';

function call(name: string, text: string): string {
  const method: unknown = Reflect.get(punycode, name);
  return typeof method === 'function' ? String(Reflect.apply(method, punycode, [text])) : text;
}

const prefix = 'xn--';

/** Code points that mapping leaves out: soft hyphen, zero-width ones, variation selectors. */
const ignored = /\u00ad|\u034f|[\u180b-\u180d]|\u180f|\u200b|\u2060|\u2064|[\ufe00-\ufe0f]|\ufeff/g;
const neverAllowed = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/u;
/** Joiners may only stand after what joins: the virama of an Indic script (RFC 5892, appendix A). */
const strayJoiner =
  /(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u17d2\u1b44\ua953\ua9c0])[\u200c\u200d]/;
const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const leftToRight = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]/u;

/** The label in Unicode; undefined for one that no valid name becomes. */
function decodeLabel(label: string): string | undefined {
  let text: string;
  try {
    text = call('decode', label.slice(prefix.length));
  } catch {
    return undefined;
  }
  const isMapped = text === text.normalize('NFKC').toLowerCase() && text.search(ignored) === -1;
  const isStrange =
    !/[^\0-\x7f]/.test(text) ||
    text.startsWith(prefix) ||
    /^\p{M}/u.test(text) ||
    neverAllowed.test(text) ||
    strayJoiner.test(text);
  const isMixed = rightToLeft.test(text) && leftToRight.test(text);
  return isMapped && !isStrange && !isMixed ? text : undefined;
}

/** Whether a name in ASCII that was made from Unicode is one that could be made. */
export function isValidAscii(name: string): boolean {
  return name.split('.').every((label) => !label.startsWith(prefix) || decodeLabel(label) !== undefined);
}

/** A host name in ASCII, '' for what cannot be one. */
export function toAscii(name: string): string {
  if (!/[^\0-\x7f]/.test(name)) return name.toLowerCase();
  try {
    const ascii = call('toASCII', name.normalize('NFKC').replace(ignored, '').toLowerCase());
    return isValidAscii(ascii) ? ascii : '';
  } catch {
    return '';
  }
}

/** Labels that are none stay as they are. */
export function toUnicode(name: string): string {
  return name
    .split('.')
    .map((label) => (label.startsWith(prefix) ? (decodeLabel(label) ?? label) : label))
    .join('.');
}
