import punycode from 'punycode/punycode.js';

function call(name: string, text: string): string {
  const method: unknown = Reflect.get(punycode, name);
  return typeof method === 'function' ? String(Reflect.apply(method, punycode, [text])) : text;
}

/** A host name in ASCII, '' for what cannot be one. */
export function toAscii(name: string): string {
  try {
    return call('toASCII', name.normalize('NFKC').toLowerCase());
  } catch {
    return '';
  }
}

export function toUnicode(name: string): string {
  try {
    return call('toUnicode', name);
  } catch {
    return '';
  }
}
