import { a, ptr } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name, type }) => {
  if (name === 'silent.test') return undefined;
  return { answers: [type === 'PTR' ? ptr('one.test') : a('192.0.2.1')] };
});
