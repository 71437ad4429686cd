/** multipart/form-data of a FormData (RFC 7578; HTML standard, 4.10.22.8). */
import type { FormData } from './form-data.ts';

function escapeName(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}

function withCrlf(text: string): string {
  return text.replaceAll(/\r?\n|\r/g, '\r\n');
}

export interface EncodedForm {
  readonly blob: Blob;
  readonly type: string;
}

export function encodeForm(form: FormData): EncodedForm {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte % 10).join('');
  const boundary = `----formdata-undici-${digits}`;
  const parts: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(withCrlf(name))}"`;
    if (typeof value === 'string') {
      parts.push(`${head}\r\n\r\n${withCrlf(value)}\r\n`);
    } else {
      const file = escapeName(value.name);
      const type = value.type || 'application/octet-stream';
      parts.push(`${head}; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n');
    }
  }
  parts.push(`--${boundary}--\r\n`);
  return { blob: new Blob(parts), type: `multipart/form-data; boundary=${boundary}` };
}
