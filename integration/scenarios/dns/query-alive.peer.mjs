import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

/** The first of two is the one that counts: the other comes by a repetition. */
serve(({ count }) => (count === 1 ? undefined : { answers: [a('192.0.2.1')] }));
