// The name server of the system, on port 53 of a network of its own: see tests/lookup.test.ts.
import { a, aaaa, cname, ptr } from '../scenarios/dns/lib/records.mjs';
import { serve } from '../scenarios/dns/lib/server.mjs';

const PORT = 53;
const ONE = [a('192.0.2.1'), a('192.0.2.2')];
const ANSWERS = {
  'one.test A': ONE,
  'one A': ONE,
  'both.test A': ONE,
  'both.test AAAA': [aaaa('2001:db8::1')],
  'alias.test A': [cname('one.test'), { ...a('192.0.2.1'), name: 'one.test' }],
  'nowhere.test A': [cname('one.test')],
  '4.2.0.192.in-addr.arpa PTR': [ptr('four.test'), ptr('other.test')],
};
const EMPTY = /^(?:one|both|nodata|alias|nowhere)(?:\.test)?$|^6\./;

serve(({ name, type }) => {
  const [, code] = /^code(\d)/.exec(name) ?? [];
  if (code !== undefined) return { rcode: Number(code) };
  if (name.startsWith('5.')) return { rcode: 2 };
  const answers = ANSWERS[`${name.toLowerCase()} ${type}`];
  return answers === undefined && !EMPTY.test(name.toLowerCase()) ? { rcode: 3 } : { answers: answers ?? [] };
}, PORT);
