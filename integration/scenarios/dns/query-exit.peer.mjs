import { serve } from './lib/server.mjs';

serve(() => undefined);
