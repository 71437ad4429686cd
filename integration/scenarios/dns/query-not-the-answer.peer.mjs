import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const good = { answers: [a('192.0.2.1')] };
const bad = { answers: [a('203.0.113.66')] };

serve((query) => {
  console.log(query.type, query.name);
  switch (query.name) {
    case 'id.test':
      return [{ ...bad, id: query.id ^ 1 }, good];
    case 'name.test':
      return [{ ...bad, name: 'other.test' }, good];
    case 'elsewhere.test':
      return [{ ...bad, elsewhere: true }, good];
    case 'nothing.test':
      return [{ raw: Buffer.alloc(0) }, good];
    case 'twice.test':
      return [good, bad];
    case 'capitals.test':
      return { ...good, name: 'CAPITALS.Test' };
    default:
      return { ...good, notResponse: true };
  }
});
