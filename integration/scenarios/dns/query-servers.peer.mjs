import { a, aaaa, mx, ptr } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const RECORDS = {
  A: a('192.0.2.1'),
  AAAA: aaaa('2001:db8::1'),
  MX: mx(1, 'mail.test'),
  PTR: ptr('one.test'),
};

serve(({ name, type }) => {
  if (name === 'silent.test') return undefined;
  console.log(type, name);
  return name === 'none.test' ? { rcode: 3 } : { answers: [RECORDS[type]] };
});
