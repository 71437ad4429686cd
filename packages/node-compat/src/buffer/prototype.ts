/** What `Buffer.prototype` has beside the methods of its class: other names, methods of one encoding, its look. */
import { runtime } from '../context.ts';
import { inspect } from '../inspect/inspect.ts';
import type { InspectOptions } from '../inspect/options.ts';
import { FastBuffer } from './fast-buffer.ts';

const { native } = runtime();

export const look = { inspectMaxBytes: 50 };

/** The bytes in hexadecimal, as many as are shown. */
function bytesText(bytes: Uint8Array): string {
  const hidden = bytes.length - look.inspectMaxBytes;
  const shown = Array.from(bytes.subarray(0, look.inspectMaxBytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  if (hidden > 0) shown.push(`... ${hidden} more byte${hidden === 1 ? '' : 's'}`);
  return shown.join(' ');
}

/** Properties that a program gave to a buffer, in the words of `inspect` without its braces; '' for none. */
function propertiesText(buffer: object, options: InspectOptions | undefined): string {
  if (options === undefined) return '';
  const own = Object.entries(buffer).filter(([key]) => !/^\d+$/.test(key));
  if (own.length === 0) return '';
  const oneLine = { ...options, breakLength: Number.POSITIVE_INFINITY, compact: true };
  return inspect(Object.fromEntries(own), oneLine).replace(/^\{ ?| ?\}$/g, '');
}

/** What `inspect` shows of a buffer: `<Buffer 61 62 … more bytes, name: value>`. */
function inspectBuffer(this: FastBuffer, _depth?: unknown, options?: InspectOptions): string {
  const parts = [bytesText(this), propertiesText(this, options)].filter((part) => part !== '');
  return `<${this.constructor.name} ${parts.join(', ')}>`;
}

export function completePrototype(): void {
  const prototype: object = FastBuffer.prototype;
  Object.defineProperty(inspectBuffer, 'name', { value: 'inspect' });
  for (const key of [Symbol.for('nodejs.util.inspect.custom'), 'inspect'])
    Object.defineProperty(prototype, key, { value: inspectBuffer, writable: true, configurable: true });
  for (const [alias, name] of [
    ['readUint8', 'readUInt8'],
    ['readUint16LE', 'readUInt16LE'],
    ['readUint16BE', 'readUInt16BE'],
    ['readUint32LE', 'readUInt32LE'],
    ['readUint32BE', 'readUInt32BE'],
    ['readUintLE', 'readUIntLE'],
    ['readUintBE', 'readUIntBE'],
    ['readBigUint64LE', 'readBigUInt64LE'],
    ['readBigUint64BE', 'readBigUInt64BE'],
    ['writeUint8', 'writeUInt8'],
    ['writeUint16LE', 'writeUInt16LE'],
    ['writeUint16BE', 'writeUInt16BE'],
    ['writeUint32LE', 'writeUInt32LE'],
    ['writeUint32BE', 'writeUInt32BE'],
    ['writeUintLE', 'writeUIntLE'],
    ['writeUintBE', 'writeUIntBE'],
    ['writeBigUint64LE', 'writeBigUInt64LE'],
    ['writeBigUint64BE', 'writeBigUInt64BE'],
  ] as const) {
    Object.defineProperty(prototype, alias, {
      value: Reflect.get(prototype, name) as unknown,
      writable: true,
      configurable: true,
    });
  }
  for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url'] as const) {
    const name = encoding === 'utf16le' ? 'ucs2' : encoding;
    Object.defineProperty(prototype, `${name}Slice`, {
      value(this: FastBuffer, start?: number, end?: number) {
        return native.decode(this, encoding, start ?? 0, end ?? this.length);
      },
      writable: true,
      configurable: true,
    });
    Object.defineProperty(prototype, `${name}Write`, {
      value(this: FastBuffer, text: string, offset = 0, length: number = this.length - offset) {
        return native.encodeInto(text, encoding, this, offset, length);
      },
      writable: true,
      configurable: true,
    });
  }
}
