import { a, cname, soa } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const MOST = 2 ** 32 - 1;
const ANSWERS = {
  'zone.test': [soa('ns.test', 'host\\.master.test', 2026, 7200, 3600, 1_209_600, 300)],
  'large.test': [soa('ns.test', 'root.test', MOST, MOST, MOST, MOST, MOST)],
  'two.test': [soa('a.test', 'root.test', 1, 2, 3, 4, 5), soa('b.test', 'root.test', 6, 7, 8, 9, 10)],
  'address.test': [a('192.0.2.1')],
  'alias.test': [cname('zone.test')],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
