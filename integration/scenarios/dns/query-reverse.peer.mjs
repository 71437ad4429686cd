import { cname, ptr } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name, type }) => {
  console.log(type, name);
  if (name.startsWith('5.'))
    return { answers: [cname('real.test'), { ...ptr('five.test'), name: 'real.test' }] };
  if (name.startsWith('6.')) return { rcode: 3 };
  if (name.startsWith('7.')) return {};
  if (name.startsWith('8.')) return { rcode: 2 };
  return { answers: [ptr('first.test'), ptr('second.test')] };
});
