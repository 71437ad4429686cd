import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const CHAOS = 3;

serve(({ name }) => {
  if (name === 'empty.test') return {};
  if (name === 'class.test') return { answers: [{ ...a('192.0.2.1'), class: CHAOS }] };
  return { answers: [{ type: 99, data: Buffer.from('?') }] };
});
