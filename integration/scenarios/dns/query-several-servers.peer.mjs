import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name, type }) => {
  console.log(type, name);
  if (name.startsWith('silent')) return undefined;
  return name === 'none.test' ? { rcode: 2 } : { answers: [a('192.0.2.1')] };
});
