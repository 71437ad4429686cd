import { serve } from './lib/http-host.mjs';

serve();
