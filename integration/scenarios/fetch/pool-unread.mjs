// An answer whose body nobody reads does not hold up the next request, be it small or large.
// covers: fetch
import { ok, serve } from './lib/wire.mjs';

for (const size of [3, 300_000]) {
  await serve({ answer: ok('x'.repeat(size)) }, async (url) => {
    const unread = await fetch(url);
    const next = await fetch(url);
    console.log((await next.text()).length);
    console.log((await unread.text()).length);
  });
}
