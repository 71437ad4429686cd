import { serve } from './lib/server.mjs';

serve(({ name, type }) => {
  console.log(type, JSON.stringify(name));
  return { rcode: 3 };
});
