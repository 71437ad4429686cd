/** `data:` URLs (Fetch standard, section 6). */
import { type MediaType, parseMediaType, serializeMediaType } from './media-type.ts';

export interface DataUrl {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const PLAIN: MediaType = { essence: 'text/plain', parameters: new Map([['charset', 'US-ASCII']]) };

function percentDecode(text: string): Buffer {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const digits = text.slice(index + 1, index + 3);
    if (text[index] === '%' && /^[\da-f]{2}$/i.test(digits)) {
      bytes.push(Number.parseInt(digits, 16));
      index += 2;
    } else {
      bytes.push(...Buffer.from(text.charAt(index), 'utf8'));
    }
  }
  return Buffer.from(bytes);
}

function base64Decode(text: string): Buffer | undefined {
  const packed = text.replaceAll(/[\t\n\f\r ]/g, '');
  const bare = packed.length % 4 === 0 ? packed.replace(/={1,2}$/, '') : packed;
  if (bare.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(bare)) return undefined;
  return Buffer.from(bare, 'base64');
}

/** Undefined for one that is malformed. */
export function parseDataUrl(url: URL): DataUrl | undefined {
  const text = url.href.slice('data:'.length, url.href.length - url.hash.length);
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  const given = text.slice(0, comma).trim();
  let bytes: Buffer | undefined = percentDecode(text.slice(comma + 1));
  const base64 = /; *base64$/i.exec(given);
  if (base64 !== null) bytes = base64Decode(bytes.toString('latin1'));
  if (bytes === undefined) return undefined;
  const name = base64 === null ? given : given.slice(0, base64.index);
  const type = parseMediaType(name.startsWith(';') ? `text/plain${name}` : name) ?? PLAIN;
  return { type: serializeMediaType(type), bytes: new Uint8Array(bytes) };
}
