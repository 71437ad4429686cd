/** Resource records: the types that Node's queries know (RFC 1035, 2782, 3403, 3596, 6698, 8659). */
import { decodeName } from './domain-name.ts';
import { formatIPv6 } from './ip.ts';

export const TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  TLSA: 52,
  ANY: 255,
  CAA: 257,
} as const;

export type TypeName = keyof typeof TYPES;

export interface Soa {
  readonly nsname: string;
  readonly hostmaster: string;
  readonly serial: number;
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  readonly minttl: number;
}

export interface Naptr {
  readonly flags: string;
  readonly service: string;
  readonly regexp: string;
  readonly replacement: string;
  readonly order: number;
  readonly preference: number;
}

/** What a record says; texts have a character for each byte. */
export type RecordData =
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'NS' | 'CNAME' | 'PTR'; readonly name: string }
  | { readonly type: 'MX'; readonly priority: number; readonly exchange: string }
  | { readonly type: 'TXT'; readonly strings: readonly string[] }
  | { readonly type: 'SOA'; readonly soa: Soa }
  | {
      readonly type: 'SRV';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly name: string;
    }
  | { readonly type: 'NAPTR'; readonly naptr: Naptr }
  | {
      readonly type: 'TLSA';
      readonly usage: number;
      readonly selector: number;
      readonly match: number;
      readonly data: Uint8Array;
    }
  | { readonly type: 'CAA'; readonly critical: number; readonly tag: string; readonly value: string }
  | { readonly type: 'other' };

/** Thrown and caught inside of the codec: the message ends too early, or says what cannot be. */
export class BrokenMessage extends Error {}

/** Reads a message from a place on, up to an end. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    if (end > bytes.length) throw new BrokenMessage();
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get left(): number {
    return this.end - this.at;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new BrokenMessage();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.take(1)[0] ?? 0;
  }

  u16(): number {
    return this.u8() * 256 + this.u8();
  }

  u32(): number {
    return this.u16() * 65_536 + this.u16();
  }

  name(): string {
    const found = decodeName(this.bytes, this.at);
    if (found === undefined || found.end > this.end) throw new BrokenMessage();
    this.at = found.end;
    return found.name;
  }

  /** A string with its length before it. */
  text(): string {
    return latin1(this.take(this.u8()));
  }

  printable(): string {
    const text = this.text();
    if (!/^[ -~]*$/.test(text)) throw new BrokenMessage();
    return text;
  }
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function nonEmpty<T extends { readonly length: number }>(value: T): T {
  if (value.length === 0) throw new BrokenMessage();
  return value;
}

const READERS = new Map<number, (reader: Reader) => RecordData>([
  [TYPES.A, (reader) => ({ type: 'A', address: reader.take(4).join('.') })],
  [TYPES.AAAA, (reader) => ({ type: 'AAAA', address: formatIPv6(reader.take(16)) })],
  [TYPES.NS, (reader) => ({ type: 'NS', name: reader.name() })],
  [TYPES.CNAME, (reader) => ({ type: 'CNAME', name: reader.name() })],
  [TYPES.PTR, (reader) => ({ type: 'PTR', name: reader.name() })],
  [TYPES.MX, (reader) => ({ type: 'MX', priority: reader.u16(), exchange: reader.name() })],
  [
    TYPES.TXT,
    (reader) => {
      const strings: string[] = [];
      while (reader.left > 0) strings.push(reader.text());
      return { type: 'TXT', strings: nonEmpty(strings) };
    },
  ],
  [
    TYPES.SOA,
    (reader) => ({
      type: 'SOA',
      soa: {
        nsname: reader.name(),
        hostmaster: reader.name(),
        serial: reader.u32(),
        // Node shows these as signed numbers.
        refresh: reader.u32() | 0,
        retry: reader.u32() | 0,
        expire: reader.u32() | 0,
        minttl: reader.u32(),
      },
    }),
  ],
  [
    TYPES.SRV,
    (reader) => ({
      type: 'SRV',
      priority: reader.u16(),
      weight: reader.u16(),
      port: reader.u16(),
      name: reader.name(),
    }),
  ],
  [
    TYPES.NAPTR,
    (reader) => {
      const [order, preference] = [reader.u16(), reader.u16()];
      const [flags, service, regexp] = [reader.printable(), reader.printable(), reader.printable()];
      const naptr = { flags, service, regexp, replacement: reader.name(), order, preference };
      return { type: 'NAPTR', naptr };
    },
  ],
  [
    TYPES.TLSA,
    (reader) => ({
      type: 'TLSA',
      usage: reader.u8(),
      selector: reader.u8(),
      match: reader.u8(),
      data: nonEmpty(reader.take(reader.left)),
    }),
  ],
  [
    TYPES.CAA,
    (reader) => ({
      type: 'CAA',
      critical: reader.u8(),
      tag: nonEmpty(reader.printable()),
      value: latin1(nonEmpty(reader.take(reader.left))),
    }),
  ],
]);

/** What follows the data of a known type is passed over. Throws BrokenMessage. */
export function readData(type: number, reader: Reader): RecordData {
  return READERS.get(type)?.(reader) ?? { type: 'other' };
}
