import { a, TYPES } from './lib/records.mjs';
import { replyBytes, serve } from './lib/server.mjs';

const HEADER = 12;
const QUESTION_END = 4 + 1;
const good = { answers: [a('192.0.2.1')] };
const text = { raw: Buffer.from('this is no message at all') };

/** A good answer with its last bytes gone. */
function shorter(query, bytes) {
  return { raw: replyBytes(query, good).subarray(0, -bytes) };
}

/** A good answer with another count of questions. */
function questions(query, count) {
  const raw = replyBytes(query, good);
  raw.writeUInt16BE(count, 4);
  return { raw };
}

serve((query) => {
  console.log(query.type, query.name);
  switch (query.name) {
    case 'text.test':
      return text;
    case 'three.test':
      return { raw: replyBytes(query, good).subarray(0, 3) };
    case 'header.test':
      return { raw: replyBytes(query, good).subarray(0, HEADER) };
    case 'noquestion.test':
      return questions(query, 0);
    case 'cut.test':
      return shorter(query, 1);
    case 'loop.test': {
      // An alias that points at itself.
      const at = HEADER + query.name.length + QUESTION_END + 1 + HEADER;
      return { answers: [{ type: TYPES.CNAME, data: Buffer.of(0xc0, at) }] };
    }
    case 'short.test':
      return { answers: [{ type: TYPES.A, data: Buffer.of(192, 0, 2) }] };
    case 'long.test':
      return { answers: [{ type: TYPES.A, data: Buffer.of(192, 0, 2, 1, 1) }] };
    case 'label.test':
      return { answers: [{ type: TYPES.CNAME, data: Buffer.of(0x80, 1, 0) }] };
    case 'behind.test':
      return { raw: Buffer.concat([replyBytes(query, good), Buffer.from('and more')]) };
    default:
      return query.count === 1 ? text : good;
  }
});
