import { a, cname, ns, ptr } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const ANSWERS = {
  'servers.test': [ns('ns2.test'), ns('ns1.test')],
  'pointers.test': [ptr('one.test'), ptr('two.test')],
  'alias.test': [cname('real.test'), { ...ns('ns.test'), name: 'real.test' }],
  'chain.test': [cname('b.test'), { ...cname('c.test'), name: 'b.test' }],
  'backwards.test': [{ ...cname('c.test'), name: 'b.test' }, cname('b.test')],
  'address.test': [a('192.0.2.1')],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
