import { a, cname, mx, srv } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const ANSWERS = {
  'mail.test': [mx(20, 'second.test'), mx(10, 'first.test'), mx(0, '')],
  'alias.test': [cname('real.test'), { ...mx(1, 'mail.test'), name: 'real.test' }],
  '_http._tcp.services.test': [srv(1, 2, 80, 'web.test'), srv(0, 65_535, 0, '')],
  'address.test': [a('192.0.2.1')],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
