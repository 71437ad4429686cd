// A clone reads the same body by itself, and has headers of its own.
// covers: Response#clone, Request#clone
import { ok, report, serve } from './lib/wire.mjs';

await serve({ answer: ok('over the network', ['x: 1']) }, async (url) => {
  const response = await fetch(url);
  const clone = response.clone();
  console.log(clone.status, clone.type, clone.headers.get('x'), clone.url === response.url);
  console.log(await response.text(), '|', await clone.text());
  console.log(response.bodyUsed, clone.bodyUsed);
});
const first = new Response('hello', { headers: { a: '1' } });
const second = first.clone();
second.headers.set('a', '2');
console.log(first.headers.get('a'), second.headers.get('a'), first.body === second.body);
console.log(await second.text(), first.bodyUsed, await first.text());
await report('used', async () => {
  const response = new Response('x');
  await response.text();
  return response.clone();
});
const request = new Request('http://a/', { method: 'POST', body: 'x', headers: { a: '1' } });
const copy = request.clone();
console.log(copy.method, copy.url, [...copy.headers], copy.signal === request.signal);
console.log(await copy.text(), await request.text());
