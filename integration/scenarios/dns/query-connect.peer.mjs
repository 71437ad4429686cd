import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name }) => {
  const [, address] = /^([\d-]+)\.address\.test$/.exec(name) ?? [];
  return address === undefined ? { rcode: 3 } : { answers: [a(address.replaceAll('-', '.'))] };
});
