import { a, txt } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const good = { answers: [a('192.0.2.1')] };
const bad = { answers: [a('203.0.113.66')] };
const large = Array.from({ length: 100 }, () => txt('x'.repeat(255), 'y'.repeat(255)));

function overTcp({ name, id }) {
  switch (name) {
    case 'both.test':
      return { ...good, truncated: true };
    case 'closed.test':
      return { cut: true };
    case 'garbage.test':
      return { raw: Buffer.from('this is no message at all') };
    case 'id.test':
      return [{ ...bad, id: id ^ 1 }, good];
    case 'none.test':
      return { rcode: 3 };
    case 'large.test':
      return { answers: large };
    case 'silent.test':
      return undefined;
    default:
      return good;
  }
}

serve((query) => {
  console.log(query.over, query.type, query.name);
  if (query.over === 'tcp') return overTcp(query);
  return query.name === 'answer.test' ? { ...bad, truncated: true } : { truncated: true };
});
