import { a } from './lib/records.mjs';
import { serve } from './lib/server.mjs';

serve(({ name }) => (name === 'good.test' ? { answers: [a('192.0.2.1')] } : undefined));
