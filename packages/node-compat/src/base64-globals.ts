/** `atob` and `btoa` (HTML standard, section 8.3). */
import { missingArgs } from '@efi-node/node-errors';
import { runtime } from './context.ts';
import { toText } from './text.ts';

function invalid(message: string): DOMException {
  return new DOMException(message, 'InvalidCharacterError');
}

function noSymbol(value: unknown): string {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return toText(value);
}

export function atob(...args: [input?: unknown]): string {
  if (args.length === 0) throw missingArgs('input');
  let text = noSymbol(args[0]).replaceAll(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(text)) throw invalid('Invalid character');
  if (text.length % 4 === 1) throw invalid('The string to be decoded is not correctly encoded.');
  const { native } = runtime();
  const bytes = new Uint8Array(native.byteLength(text, 'base64'));
  const written = native.encodeInto(text, 'base64', bytes, 0, bytes.length);
  return native.decode(bytes, 'latin1', 0, written);
}

export function btoa(...args: [input?: unknown]): string {
  if (args.length === 0) throw missingArgs('input');
  const text = noSymbol(args[0]);
  if (/[\u0100-\uffff]/.test(text)) throw invalid('Invalid character');
  const { native } = runtime();
  const bytes = new Uint8Array(text.length);
  native.encodeInto(text, 'latin1', bytes, 0, bytes.length);
  return native.decode(bytes, 'base64', 0, bytes.length);
}
for (const fn of [atob, btoa]) Object.defineProperty(fn, 'length', { value: 1, configurable: true });
