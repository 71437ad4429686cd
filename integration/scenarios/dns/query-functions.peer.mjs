import { a, aaaa, caa, cname, mx, naptr, ns, ptr, soa, srv, tlsa, txt } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const RECORDS = {
  A: a('192.0.2.1'),
  AAAA: aaaa('2001:db8::1'),
  ANY: txt('any'),
  CAA: caa(0, 'issue', 'ca.test'),
  CNAME: cname('real.test'),
  MX: mx(1, 'mail.test'),
  NAPTR: naptr(1, 2, 's', 'S', '', 'r.test'),
  NS: ns('ns.test'),
  PTR: ptr('pointer.test'),
  SOA: soa('ns.test', 'root.test', 1, 2, 3, 4, 5),
  SRV: srv(1, 2, 3, 'service.test'),
  TLSA: tlsa(1, 2, 3, Buffer.of(171)),
  TXT: txt('text'),
};

serve(({ name, type }) => (name === 'none.test' ? { rcode: 3 } : { answers: [RECORDS[type]] }));
