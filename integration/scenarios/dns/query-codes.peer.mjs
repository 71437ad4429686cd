import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name, type }) => {
  console.log(type, name);
  const [, kind, code] = /^(code|both)(\d+)/.exec(name);
  return { rcode: Number(code), answers: kind === 'both' ? [a('192.0.2.1')] : [] };
});
