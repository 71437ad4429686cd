import { a, cname } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const ANSWERS = {
  'one.test': [a('192.0.2.1')],
  'three.test': [
    { ...a('192.0.2.3'), ttl: 77 },
    { ...a('192.0.2.2'), ttl: 0 },
    { ...a('192.0.2.1'), ttl: 2 ** 31 + 1 },
  ],
  'chain.test': [
    { ...cname('b.test'), ttl: 10 },
    { ...cname('c.test'), name: 'b.test', ttl: 5 },
    { ...a('192.0.2.9'), name: 'c.test' },
  ],
  'nowhere.test': [cname('b.test')],
  'another.test': [{ ...a('192.0.2.8'), name: 'elsewhere.test' }],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
