/** Messages of the domain name system (RFC 1035, section 4). */
import { encodeName } from './domain-name.ts';
import { BrokenMessage, readData, Reader, type RecordData } from './record.ts';

const HEADER = 12;
const CLASS_IN = 1;
/** Flags of the header. */
const RECURSION_DESIRED = 0x0100;
const TRUNCATED = 0x0200;

export interface ResourceRecord {
  readonly ttl: number;
  readonly data: RecordData;
}

export interface Message {
  readonly id: number;
  readonly truncated: boolean;
  readonly rcode: number;
  readonly question: { readonly name: string; readonly type: number };
  readonly answers: readonly ResourceRecord[];
}

/** The question for records of a type; undefined when nobody can have the name. */
export function encodeQuery(id: number, name: string, type: number): Uint8Array | undefined {
  const encoded = encodeName(name);
  if (encoded === undefined) return undefined;
  const bytes = new Uint8Array(HEADER + encoded.length + 4);
  const data = new DataView(bytes.buffer);
  data.setUint16(0, id);
  data.setUint16(2, RECURSION_DESIRED);
  data.setUint16(4, 1);
  bytes.set(encoded, HEADER);
  data.setUint16(HEADER + encoded.length, type);
  data.setUint16(HEADER + encoded.length + 2, CLASS_IN);
  return bytes;
}

function readRecord(reader: Reader): ResourceRecord {
  reader.name();
  const [type, ofClass, ttl, length] = [reader.u16(), reader.u16(), reader.u32(), reader.u16()];
  const start = reader.at;
  reader.take(length);
  const data = readData(type, new Reader(reader.bytes, start, start + length));
  return { ttl, data: ofClass === CLASS_IN ? data : { type: 'other' } };
}

/** A message with one question; undefined when any part of it is broken. */
export function decodeMessage(bytes: Uint8Array): Message | undefined {
  try {
    const reader = new Reader(bytes, 0, bytes.length);
    const [id, flags, questions, answers, authorities, additional] = [
      reader.u16(),
      reader.u16(),
      reader.u16(),
      reader.u16(),
      reader.u16(),
      reader.u16(),
    ];
    if (questions !== 1) return undefined;
    const question = { name: reader.name(), type: reader.u16() };
    reader.u16();
    const records = (count: number): ResourceRecord[] =>
      Array.from({ length: count }, () => readRecord(reader));
    const answered = records(answers);
    records(authorities + additional);
    return {
      id,
      truncated: (flags & TRUNCATED) !== 0,
      rcode: flags & 15,
      question,
      answers: answered,
    };
  } catch (error) {
    if (error instanceof BrokenMessage) return undefined;
    throw error;
  }
}
