import { invalidArgType, validateInteger } from '@efi-node/node-errors';

let table: Uint32Array | undefined;

function makeTable(): Uint32Array {
  const made = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
    made[byte] = rest;
  }
  return made;
}

/** The check of gzip (RFC 1952, section 8), going on from `value`. */
export function crc32(data: unknown, value: unknown = 0): number {
  let bytes: Uint8Array;
  if (typeof data === 'string') bytes = Buffer.from(data);
  else if (ArrayBuffer.isView(data)) bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  else throw invalidArgType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  validateInteger(value, 'value', 0, 2 ** 32 - 1);
  table ??= makeTable();
  let crc = ~value;
  for (let at = 0; at < bytes.length; at++) {
    crc = (table[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
