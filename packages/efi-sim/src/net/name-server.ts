import type { SimHost } from './host.ts';
import type { UdpDatagram } from './packet.ts';
import type { SimPeer } from './peer.ts';

/** A question as a name server hears it. */
export interface NameQuestion {
  readonly id: number;
  /** As it came, without the dot at the end. */
  readonly name: string;
  /** RFC 1035, section 3.2.2: 1 is A. */
  readonly type: number;
  readonly over: 'udp' | 'tcp';
  /** How often this question has come: 1 for the first time. */
  readonly count: number;
}

export interface NameRecord {
  readonly type: number;
  /** Seconds. Default 60. */
  readonly ttl?: number;
  readonly data: Uint8Array;
}

/** What goes back; `raw` stands for the whole message, and an empty one closes a connection. */
export interface NameReply {
  readonly rcode?: number;
  readonly answers?: readonly NameRecord[];
  readonly truncated?: boolean;
  readonly id?: number;
  readonly raw?: Uint8Array;
}

const PORT = 53;
const HEADER = 12;

function parse(message: Uint8Array): Omit<NameQuestion, 'over' | 'count'> & { readonly end: number } {
  const data = Buffer.from(message);
  const labels: string[] = [];
  let at = HEADER;
  for (let length = data[at] ?? 0; length > 0; length = data[at] ?? 0) {
    labels.push(data.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { id: data.readUInt16BE(0), name: labels.join('.'), type: data.readUInt16BE(at + 1), end: at + 5 };
}

function encode(query: Uint8Array, reply: NameReply): Uint8Array {
  if (reply.raw !== undefined) return reply.raw;
  const { id, end } = parse(query);
  const answers = reply.answers ?? [];
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(reply.id ?? id, 0);
  header.writeUInt16BE(0x8180 | (reply.truncated === true ? 0x0200 : 0) | (reply.rcode ?? 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  const records = answers.map(({ type, ttl = 60, data }) => {
    // The name is the question's.
    const fixed = Buffer.of(0xc0, HEADER, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
    fixed.writeUInt16BE(type, 2);
    fixed.writeUInt32BE(ttl, 6);
    fixed.writeUInt16BE(data.length, 10);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([header, query.subarray(HEADER, end), ...records]);
}

/** A name server on port 53 of a scripted host, over UDP and TCP. It is silent where `answer` answers undefined. */
export function serveNames(
  host: SimHost,
  answer: (question: NameQuestion) => NameReply | readonly NameReply[] | undefined,
): { readonly asked: readonly NameQuestion[] } {
  const asked: NameQuestion[] = [];
  const replies = (message: Uint8Array, over: 'udp' | 'tcp'): Uint8Array[] => {
    const { id, name, type } = parse(message);
    const count = 1 + asked.filter((one) => one.name === name && one.type === type).length;
    const question = { id, name, type, over, count };
    asked.push(question);
    return [answer(question) ?? []].flat().map((reply) => encode(message, reply));
  };
  host.onDatagram = (datagram: UdpDatagram) => {
    if (datagram.toPort !== PORT) {
      host.refuseDatagram(datagram);
      return;
    }
    for (const reply of replies(datagram.data, 'udp'))
      host.sendDatagram(datagram.from, datagram.fromPort, PORT, reply);
  };
  host.listen(PORT, (peer: SimPeer) => {
    let pending = Buffer.alloc(0);
    peer.onData = (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0);
        for (const reply of replies(pending.subarray(2, end), 'tcp')) {
          if (reply.length === 0) peer.end();
          else peer.write(Buffer.concat([Buffer.of(reply.length >> 8, reply.length & 255), reply]));
        }
        pending = pending.subarray(end);
      }
    };
    peer.onEnd = () => peer.end();
  });
  return { asked };
}
