import { a, txt, TYPES } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const ANSWERS = {
  'long.test': [txt('a'.repeat(255), 'b'.repeat(255), 'c'.repeat(45))],
  'several.test': [txt('v=spf1', ' -all'), txt('second')],
  'empty.test': [txt(''), txt('x', '', 'y')],
  'bytes.test': [txt('é"\\'), txt(Buffer.of(0, 127, 128, 255))],
  'address.test': [a('192.0.2.1')],
  'none.test': [{ type: TYPES.TXT, data: Buffer.alloc(0) }],
  'short.test': [{ type: TYPES.TXT, data: Buffer.of(5, 65) }],
};

serve(({ name, type }) => {
  console.log(type, name);
  return { answers: ANSWERS[name] };
});
