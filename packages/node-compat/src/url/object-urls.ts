/** `URL.createObjectURL`: names for Blobs, which keep them until they are revoked. */
import { runtime } from '../context.ts';

const prefix = 'blob:nodedata:';
const objects: Map<string, object> = new Map();

function randomId(): string {
  const bytes = new Uint8Array(16);
  runtime().native.randomBytes(bytes);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function createObjectUrl(object: object): string {
  const url = `${prefix}${randomId()}`;
  objects.set(url, object);
  return url;
}

export function revokeObjectUrl(url: string): void {
  objects.delete(url);
}

/** The Blob of this name; undefined for a name that nobody gave. */
export function resolveObjectUrl(url: string): object | undefined {
  return objects.get(url);
}
