/** Reads multipart/form-data (RFC 7578), as strict as Node's `formData()` is: every line ends with CRLF. */
import { FormData } from './form-data.ts';

const CR = 13;
const LF = 10;
const DASH = 45;
const CRLF = Buffer.from('\r\n');

interface PartHead {
  readonly name: string;
  readonly filename: string | undefined;
  readonly type: string | undefined;
  readonly encoding: string | undefined;
}

function fail(reason: string): never {
  throw new TypeError('Failed to parse body as FormData.', { cause: new TypeError(reason) });
}

/** The boundary that a media type names; undefined for none or one that is no boundary (RFC 2046, 5.1.1). */
export function boundaryOf(parameters: ReadonlyMap<string, string>): string {
  const boundary = parameters.get('boundary');
  if (boundary === undefined || boundary === '') return fail('missing boundary in content-type header');
  return boundary;
}

function unescape(name: string): string {
  return name.replaceAll(/%0A/gi, '\n').replaceAll(/%0D/gi, '\r').replaceAll('%22', '"');
}

class Reader {
  private readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  startsWith(text: string): boolean {
    return this.bytes.subarray(this.at, this.at + text.length).equals(Buffer.from(text, 'latin1'));
  }

  get isAtLineEnd(): boolean {
    return this.bytes[this.at] === CR && this.bytes[this.at + 1] === LF;
  }

  get isAtDashes(): boolean {
    return this.bytes[this.at] === DASH && this.bytes[this.at + 1] === DASH;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  lineEnd(): void {
    if (!this.isAtLineEnd) fail('expected CRLF');
    this.at += 2;
  }

  /** A line without its end. */
  line(): string {
    const end = this.bytes.indexOf('\r\n', this.at);
    if (end < 0) return fail('expected CRLF');
    const text = this.bytes.toString('utf8', this.at, end);
    this.at = end + 2;
    return text;
  }

  /** What stands before `mark`; moves behind it. Undefined when it does not come. */
  until(mark: string): Buffer | undefined {
    const end = this.bytes.indexOf(mark, this.at, 'latin1');
    if (end < 0) return undefined;
    const part = this.bytes.subarray(this.at, end);
    this.at = end + mark.length;
    return part;
  }
}

const PARAMETER = /^\s*([^=;\s]+)\s*=\s*(?:"([^"]*)"|([^;\s"]*))\s*(?:;|$)/;

/** name and filename of `form-data; name="…"; filename="…"`. */
function readDisposition(value: string): { name: string | undefined; filename: string | undefined } {
  const [kind = '', ...rest] = value.split(';');
  if (kind.trim().toLowerCase() !== 'form-data') {
    return fail('expected form-data for content-disposition header');
  }
  let text = rest.join(';');
  let name: string | undefined;
  let filename: string | undefined;
  while (text.trim() !== '') {
    const found = PARAMETER.exec(text);
    if (found === null) return fail('expected CRLF');
    const [all, key = '', quoted, plain = ''] = found;
    const given = quoted ?? plain;
    if (key.toLowerCase() === 'name') name = unescape(given);
    else if (key.toLowerCase() === 'filename') filename = unescape(given);
    else if (key.toLowerCase() === 'filename*') {
      const [, encoded = ''] = /^utf-8''(.*)$/i.exec(given) ?? [];
      filename = decodeURIComponent(encoded);
    }
    text = text.slice(all.length);
  }
  return { name, filename };
}

function readHead(reader: Reader): PartHead {
  let disposition: { name: string | undefined; filename: string | undefined } | undefined;
  let type: string | undefined;
  let encoding: string | undefined;
  while (!reader.isAtLineEnd) {
    const line = reader.line();
    const colon = line.indexOf(':');
    if (colon < 0) return fail('expected :');
    const key = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (key === '') return fail('header name is null');
    if (key === 'content-disposition') disposition = readDisposition(value);
    else if (key === 'content-type') type = value;
    else if (key === 'content-transfer-encoding') encoding = value.toLowerCase();
  }
  reader.lineEnd();
  if (disposition === undefined) return fail('header name is null');
  const { name, filename } = disposition;
  if (name === undefined) return fail('name attribute is required in content-disposition header');
  return { name, filename, type, encoding };
}

/** Throws TypeError "Failed to parse body as FormData." with the reason as its cause. */
export function parseForm(bytes: Buffer, boundary: string): FormData {
  const form = new FormData();
  const delimiter = `--${boundary}`;
  const reader = new Reader(bytes);
  if (reader.until(delimiter) === undefined) return fail('no boundary found in multipart body');
  for (;;) {
    if (reader.isAtDashes) return form;
    reader.lineEnd();
    const { name, filename, type, encoding } = readHead(reader);
    // The CRLF before the boundary is no part of the content, and must be there.
    const withEnd = reader.until(delimiter);
    if (withEnd === undefined) return fail('expected boundary after body');
    if (!withEnd.subarray(-2).equals(CRLF)) return fail('expected CRLF');
    let content = withEnd.subarray(0, -2);
    if (encoding === 'base64') content = Buffer.from(content.toString('latin1'), 'base64');
    if (filename === undefined) form.append(name, new TextDecoder().decode(content));
    else form.append(name, new File([content], filename, { type: type ?? 'text/plain' }));
    if (!reader.isAtDashes && !reader.isAtLineEnd) return fail('expected CRLF');
  }
}
