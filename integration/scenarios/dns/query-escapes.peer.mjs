import { mx, ptr, TYPES } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

const HEADER = 12;
/** Where the question's name stands. */
const QUESTION = Buffer.of(0xc0, HEADER);
/** Where its second label does, by the length of its first. */
const parent = (label) => Buffer.of(0xc0, HEADER + 1 + label.length);
const label = (text) => Buffer.concat([Buffer.of(text.length), Buffer.from(text, 'latin1')]);

const ANSWERS = {
  'escapes.test': [
    mx(1, 'a\\.b.te st.x\\\\y.\0\x7f\xe9.test'),
    mx(2, 'under_score."quoted".(p).a;b.c@d.$e.test'),
    mx(3, `${'x'.repeat(63)}.test`),
  ],
  'compressed.test': [
    { type: TYPES.MX, data: Buffer.concat([Buffer.of(0, 1), label('mail'), QUESTION]) },
    { type: TYPES.MX, data: Buffer.concat([Buffer.of(0, 2), label('mail'), parent('compressed')]) },
    { type: TYPES.MX, data: Buffer.concat([Buffer.of(0, 3), QUESTION]) },
  ],
  'soa.test': [{ type: TYPES.SOA, data: Buffer.concat([QUESTION, QUESTION, Buffer.alloc(20, 1)]) }],
  'long.test': [ptr(`${`${'y'.repeat(63)}.`.repeat(3)}${'z'.repeat(61)}`)],
};

serve(({ name }) => ({ answers: ANSWERS[name] }));
