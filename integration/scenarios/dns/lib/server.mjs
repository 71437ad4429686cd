/**
 * A name server for scenarios: UDP and TCP on PEER_PORT of 127.0.0.1. `answer` is asked for every query, `{ id, name, type,
 * over, count }`, and tells what goes back, or undefined for silence:
 *
 *     { rcode, answers, authority, additional, id, name, truncated, raw, notResponse, elsewhere }
 *
 * Records are those of records.mjs, with `name` and `ttl` if they are not the question's and 60. `count` is how often
 * the question has come. 'hello.test' is answered at once, and 'bye.test' ends the server: see client.cjs.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { nameBytes, txt, TYPES } from './records.mjs';

const HEADER = 12;
/** The question's name stands behind the header: records that have it point there. */
const QUESTION = Buffer.of(0xc0, HEADER);
const TYPE_NAMES = new Map(Object.entries(TYPES).map(([name, type]) => [type, name]));

function parse(bytes) {
  const labels = [];
  let at = HEADER;
  for (let length = bytes[at]; length > 0; length = bytes[at]) {
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const type = bytes.readUInt16BE(at + 1);
  return {
    id: bytes.readUInt16BE(0),
    name: labels.join('.'),
    type: TYPE_NAMES.get(type) ?? String(type),
    question: bytes.subarray(HEADER, at + 5),
  };
}

function recordBytes({ name, type, data, ttl = 60, class: of = 1 }) {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(of, 2);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt16BE(data.length, 8);
  return Buffer.concat([name === undefined ? QUESTION : nameBytes(name), fixed, data]);
}

/** A reply as it goes over the wire. */
export function replyBytes(query, reply) {
  if (reply.raw !== undefined) return reply.raw;
  const sections = [reply.answers ?? [], reply.authority ?? [], reply.additional ?? []];
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(reply.id ?? query.id, 0);
  const flags =
    (reply.notResponse ? 0 : 0x8000) | 0x0180 | (reply.truncated ? 0x0200 : 0) | (reply.rcode ?? 0);
  header.writeUInt16BE(flags, 2);
  header.writeUInt16BE(1, 4);
  for (const [index, records] of sections.entries()) header.writeUInt16BE(records.length, 6 + 2 * index);
  const question =
    reply.name === undefined
      ? query.question
      : Buffer.concat([nameBytes(reply.name), query.question.subarray(-4)]);
  return Buffer.concat([header, question, ...sections.flat().map(recordBytes)]);
}

export function serve(answer, port = Number(process.env.PEER_PORT)) {
  const counts = new Map();
  const udp = createSocket('udp4');
  const elsewhere = createSocket('udp4');
  const connections = new Set();

  function end() {
    udp.close();
    elsewhere.close();
    tcp.close();
    for (const connection of connections) connection.destroy();
  }

  /** What goes back, by `send(bytes, options)`. */
  function take(bytes, over, send) {
    const query = { ...parse(bytes), over };
    if (query.name === 'hello.test') return send(replyBytes(query, { answers: [txt('hello')] }));
    if (query.name === 'bye.test') return send(replyBytes(query, { answers: [txt('bye')] }), { last: true });
    const key = `${query.name} ${query.type}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    for (const reply of [answer({ ...query, count })].flat())
      if (reply !== undefined) send(replyBytes(query, reply), reply);
    return undefined;
  }

  udp.on('message', (bytes, from) => {
    take(bytes, 'udp', (reply, options = {}) => {
      const socket = options.elsewhere === true ? elsewhere : udp;
      socket.send(reply, from.port, from.address, options.last === true ? end : undefined);
    });
  });
  const tcp = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => {});
    let pending = Buffer.alloc(0);
    connection.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const length = pending.readUInt16BE(0);
        const bytes = pending.subarray(2, 2 + length);
        pending = pending.subarray(2 + length);
        take(bytes, 'tcp', (reply, options = {}) => {
          if (options.cut === true) return connection.end();
          const size = Buffer.alloc(2);
          size.writeUInt16BE(reply.length);
          return connection.write(Buffer.concat([size, reply]), options.last === true ? end : undefined);
        });
      }
    });
  });
  tcp.listen(port, '127.0.0.1', () => udp.bind(port, '127.0.0.1'));
  return { end };
}
