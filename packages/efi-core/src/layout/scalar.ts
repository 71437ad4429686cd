/**
 * Types of fields that have one value: how large they are, how C aligns them (x64, UEFI 2.10, section 2.3.4.1), and
 * how they are read, written and printed. All of UEFI is little-endian.
 */
import type { Address } from '../native.ts';
import { statusName } from '../status.ts';

const high = 2 ** 32;

export interface ScalarType<T> {
  readonly kind: 'scalar';
  /** The specification's name of the type: 'UINT16', 'EFI_HANDLE', … */
  readonly name: string;
  readonly size: number;
  readonly alignment: number;
  /** Set if the value is the address of a NUL-terminated string. */
  readonly text?: 'char8' | 'char16';
  read(data: DataView, offset: number): T;
  write(data: DataView, offset: number, value: T): void;
  format(value: T): string;
}

/** Reads 64 bits as a number: exact up to 2^53, which every address and size is. */
export function readNumber64(data: DataView, offset: number): number {
  return data.getUint32(offset + 4, true) * high + data.getUint32(offset, true);
}

/** Writes 64 bits; a negative number as two's complement. */
export function writeNumber64(data: DataView, offset: number, value: number): void {
  data.setUint32(offset, value >>> 0, true);
  data.setUint32(offset + 4, Math.floor(value / high) >>> 0, true);
}

/** Reads an EFI_STATUS in the form of `Native.call`: an error is the negative of its low 63 bits. */
export function readStatus(data: DataView, offset: number): number {
  const top = data.getUint32(offset + 4, true);
  const low = data.getUint32(offset, true);
  return top >= 0x80000000 ? -((top - 0x80000000) * high + low) : top * high + low;
}

export function writeStatus(data: DataView, offset: number, status: number): void {
  writeNumber64(data, offset, Math.abs(status));
  if (status < 0) data.setUint8(offset + 7, data.getUint8(offset + 7) | 0x80);
}

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
const decimal = (value: number | bigint): string => value.toString();

export const u8: ScalarType<number> = {
  kind: 'scalar',
  name: 'UINT8',
  size: 1,
  alignment: 1,
  read: (data, offset) => data.getUint8(offset),
  write: (data, offset, value) => data.setUint8(offset, value),
  format: decimal,
};

export const i16: ScalarType<number> = {
  kind: 'scalar',
  name: 'INT16',
  size: 2,
  alignment: 2,
  read: (data, offset) => data.getInt16(offset, true),
  write: (data, offset, value) => data.setInt16(offset, value, true),
  format: decimal,
};

export const u16: ScalarType<number> = {
  kind: 'scalar',
  name: 'UINT16',
  size: 2,
  alignment: 2,
  read: (data, offset) => data.getUint16(offset, true),
  write: (data, offset, value) => data.setUint16(offset, value, true),
  format: decimal,
};

/** A UINT16 in network byte order, where the specification says so (packet headers). */
export const u16be: ScalarType<number> = {
  kind: 'scalar',
  name: 'UINT16',
  size: 2,
  alignment: 2,
  read: (data, offset) => data.getUint16(offset, false),
  write: (data, offset, value) => data.setUint16(offset, value, false),
  format: decimal,
};

export const i32: ScalarType<number> = {
  kind: 'scalar',
  name: 'INT32',
  size: 4,
  alignment: 4,
  read: (data, offset) => data.getInt32(offset, true),
  write: (data, offset, value) => data.setInt32(offset, value, true),
  format: decimal,
};

export const u32: ScalarType<number> = {
  kind: 'scalar',
  name: 'UINT32',
  size: 4,
  alignment: 4,
  read: (data, offset) => data.getUint32(offset, true),
  write: (data, offset, value) => data.setUint32(offset, value, true),
  format: decimal,
};

/** A UINT32 that holds flags or a revision, printed in hexadecimal. */
export const flags32: ScalarType<number> = { ...u32, format: hex };

export const u64: ScalarType<bigint> = {
  kind: 'scalar',
  name: 'UINT64',
  size: 8,
  alignment: 8,
  read: (data, offset) => data.getBigUint64(offset, true),
  write: (data, offset, value) => data.setBigUint64(offset, value, true),
  format: hex,
};

/** Natural width, unsigned; as a number, since sizes and counts stay below 2^53. */
export const uintn: ScalarType<number> = {
  kind: 'scalar',
  name: 'UINTN',
  size: 8,
  alignment: 8,
  read: readNumber64,
  write: writeNumber64,
  format: decimal,
};

export const boolean: ScalarType<boolean> = {
  kind: 'scalar',
  name: 'BOOLEAN',
  size: 1,
  alignment: 1,
  read: (data, offset) => data.getUint8(offset) !== 0,
  write: (data, offset, value) => data.setUint8(offset, value ? 1 : 0),
  format: (value) => (value ? 'TRUE' : 'FALSE'),
};

export const status: ScalarType<number> = {
  kind: 'scalar',
  name: 'EFI_STATUS',
  size: 8,
  alignment: 8,
  read: readStatus,
  write: writeStatus,
  format: statusName,
};

function address64(name: string): ScalarType<Address> {
  return { ...uintn, name, format: hex };
}

export const handle: ScalarType<Address> = address64('EFI_HANDLE');
export const event: ScalarType<Address> = address64('EFI_EVENT');
export const physicalAddress: ScalarType<Address> = address64('EFI_PHYSICAL_ADDRESS');

/** A pointer to something of the named type. */
export function pointer(target: string): ScalarType<Address> {
  return address64(`${target} *`);
}

/** A pointer to a NUL-terminated UCS-2 string; it prints the text too. */
export const char16Pointer: ScalarType<Address> = { ...address64('CHAR16 *'), text: 'char16' };
/** A pointer to a NUL-terminated ASCII string; it prints the text too. */
export const char8Pointer: ScalarType<Address> = { ...address64('CHAR8 *'), text: 'char8' };

export interface EnumerationType<V extends Readonly<Record<string, number>>> extends ScalarType<number> {
  readonly values: V;
  /** The name of a value; one that is not declared prints as a number. */
  nameOf(value: number): string;
}

/** A C enum: 32 bits, open, so that a value which firmware adds prints as itself. */
export function enumeration<const V extends Readonly<Record<string, number>>>(
  name: string,
  values: V,
): EnumerationType<V> {
  const names = new Map(Object.entries(values).map(([key, value]) => [value, key]));
  const nameOf = (value: number): string => names.get(value) ?? value.toString();
  return { ...u32, name, values, nameOf, format: nameOf };
}

/** Bytes in place, as a view of the memory. Writing copies as many as fit. */
export function bytes(length: number, name = 'UINT8'): ScalarType<Uint8Array> {
  return {
    kind: 'scalar',
    name: `${name}[${length}]`,
    size: length,
    alignment: 1,
    read: (data, offset) => new Uint8Array(data.buffer, data.byteOffset + offset, length),
    write: (data, offset, value) => {
      if (value.length > length)
        throw new RangeError(`expected at most ${length} bytes, got ${value.length}`);
      const target = new Uint8Array(data.buffer, data.byteOffset + offset, length);
      target.set(value);
      target.fill(0, value.length);
    },
    format: (value) => Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join(' '),
  };
}

/** An EFI_IPv4_ADDRESS as dotted decimal. C aligns it to one byte, since it is a struct of four bytes. */
export const ipv4: ScalarType<string> = {
  kind: 'scalar',
  name: 'EFI_IPv4_ADDRESS',
  size: 4,
  alignment: 1,
  read: (data, offset) =>
    `${data.getUint8(offset)}.${data.getUint8(offset + 1)}.${data.getUint8(offset + 2)}.${data.getUint8(offset + 3)}`,
  write: (data, offset, value) => {
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(value);
    const parts = match === null ? [] : match.slice(1).map(Number);
    if (parts.length !== 4 || parts.some((part) => part > 255)) {
      throw new TypeError(`expected an IPv4 address in dotted decimal, got ${JSON.stringify(value)}`);
    }
    parts.forEach((part, index) => data.setUint8(offset + index, part));
  },
  format: (value) => value,
};

/** An EFI_MAC_ADDRESS: 32 bytes, of which `HwAddressSize` count (6 for Ethernet). */
export const mac: ScalarType<Uint8Array> = {
  ...bytes(32),
  name: 'EFI_MAC_ADDRESS',
  format: (value) => {
    const used = value.subarray(6).some((byte) => byte !== 0) ? value : value.subarray(0, 6);
    return Array.from(used, (byte) => byte.toString(16).padStart(2, '0')).join(':');
  },
};

const guidForm = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;

/** An EFI_GUID in registry form, lower case (UEFI 2.10, appendix A). */
export const guid: ScalarType<string> = {
  kind: 'scalar',
  name: 'EFI_GUID',
  size: 16,
  alignment: 4,
  read: (data, offset) => {
    const tail = Array.from({ length: 8 }, (_, index) =>
      data
        .getUint8(offset + 8 + index)
        .toString(16)
        .padStart(2, '0'),
    ).join('');
    const data1 = data.getUint32(offset, true).toString(16).padStart(8, '0');
    const data2 = data
      .getUint16(offset + 4, true)
      .toString(16)
      .padStart(4, '0');
    const data3 = data
      .getUint16(offset + 6, true)
      .toString(16)
      .padStart(4, '0');
    return `${data1}-${data2}-${data3}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  },
  write: (data, offset, value) => {
    const match = guidForm.exec(value);
    if (match === null) throw new TypeError(`expected a GUID, got ${JSON.stringify(value)}`);
    const [, data1 = '', data2 = '', data3 = '', data4 = '', data5 = ''] = match;
    data.setUint32(offset, Number.parseInt(data1, 16), true);
    data.setUint16(offset + 4, Number.parseInt(data2, 16), true);
    data.setUint16(offset + 6, Number.parseInt(data3, 16), true);
    const tail = data4 + data5;
    for (let index = 0; index < 8; index++) {
      data.setUint8(offset + 8 + index, Number.parseInt(tail.slice(index * 2, index * 2 + 2), 16));
    }
  },
  format: (value) => value,
};
