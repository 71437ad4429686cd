import { a, aaaa, caa, cname, mx, naptr, ns, ptr, soa, srv, tlsa, txt } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const UNKNOWN = { type: 99, data: Buffer.from('?') };
const ANSWERS = {
  'all.test': [
    caa(0, 'issue', 'ca.test'),
    tlsa(1, 2, 3, Buffer.of(171)),
    naptr(1, 2, 's', 'S', 'r', ''),
    srv(1, 2, 3, 'service.test'),
    ptr('pointer.test'),
    soa('ns.test', 'root.test', 1, 2, 3, 4, 5),
    ns('ns.test'),
    txt('one', 'two'),
    mx(1, 'mail.test'),
    { ...aaaa('2001:db8::1'), ttl: 9 },
    a('192.0.2.1'),
    UNKNOWN,
  ],
  'alias.test': [
    cname('real.test'),
    { ...a('192.0.2.1'), name: 'real.test' },
    { ...aaaa('::1'), name: 'real.test' },
  ],
  'behind.test': [a('192.0.2.1'), cname('real.test')],
  'two.test': [soa('a.test', 'root.test', 1, 2, 3, 4, 5), soa('b.test', 'root.test', 1, 2, 3, 4, 5)],
  'unknown.test': [UNKNOWN],
  'nothing.test': [],
};

serve(({ name, type }) => {
  console.log(type, name);
  return name === 'none.test' ? { rcode: 3 } : { answers: ANSWERS[name] };
});
