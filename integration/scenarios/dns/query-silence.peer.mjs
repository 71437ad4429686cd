import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const good = { answers: [a('192.0.2.1')] };

serve(({ name, type, count }) => {
  console.log(type, name);
  // The first time it is late: the answer to the second comes together with it.
  if (name === 'late.test') return count === 2 ? [good, good] : undefined;
  return name === 'second.test' && count === 2 ? good : undefined;
});
