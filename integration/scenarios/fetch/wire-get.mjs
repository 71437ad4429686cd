// What a plain fetch sends, byte for byte, and what becomes of query and fragment.
// covers: fetch
import { ok, serve } from './lib/wire.mjs';

await serve({ answer: ok('hi'), print: true }, async (url) => {
  for (const target of ['', '/', '/path?q=1#fragment', '/a b/ü?x=ä', '/%41/../b']) {
    const response = await fetch(url + target);
    console.log(response.status, await response.text());
  }
  const response = await fetch(new URL('/of/a/URL', url));
  console.log(await response.text());
});
