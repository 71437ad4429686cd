import { a, aaaa, cname } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const FORMS = [
  '2001:db8::1',
  '::',
  '::1',
  '::ffff:102:304',
  '::102:304',
  '::1:2',
  'fe80:0:0:1::2',
  '1:0:0:2:0:0:0:3',
  '1:0:3:4:5:6:7:8',
  '1:2:3:4:5:6::',
];
const ANSWERS = {
  'forms.test': FORMS.map(aaaa),
  'one.test': [{ ...aaaa('2001:db8::1'), ttl: 9 }],
  'chain.test': [
    { ...cname('b.test'), ttl: 7 },
    { ...aaaa('2001:db8::2'), name: 'b.test' },
  ],
  'nowhere.test': [cname('b.test')],
  'four.test': [a('192.0.2.1')],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
