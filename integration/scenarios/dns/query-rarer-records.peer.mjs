import { a, caa, naptr, tlsa } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const DIGEST = Buffer.from('00ff7e', 'hex');
const ANSWERS = {
  'naptr.test': [
    naptr(100, 10, 's', 'SIP+D2U', '', '_sip._udp.test'),
    naptr(65_535, 0, 'u', 'E2U+sip', '!^.*$!sip:info@test!', ''),
  ],
  'odd.test': [naptr(1, 2, '\0', 'S', '', 'r.test')],
  'caa.test': [caa(0, 'issue', 'ca.test; policy=ev'), caa(128, 'iodef', 'mailto:security@test')],
  'tags.test': [caa(0, 'critical', 'x'), caa(0, 'type', 'y'), caa(5, 'Issue', 'z')],
  'novalue.test': [caa(0, 'issue', '')],
  'notag.test': [caa(0, '', 'x')],
  'tlsa.test': [tlsa(3, 1, 1, DIGEST)],
  'among.test': [a('192.0.2.1'), tlsa(3, 1, 1, DIGEST), a('192.0.2.2'), tlsa(0, 0, 2, DIGEST)],
  'nodata.test': [tlsa(3, 1, 1, Buffer.alloc(0))],
  'address.test': [a('192.0.2.1')],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
