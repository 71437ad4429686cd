// A Request of another takes its body over; what init says comes first.
// covers: Request, Request#bodyUsed, Request#body
import { ok, serve } from './lib/wire.mjs';

const first = new Request('http://a', { method: 'POST', body: 'x', headers: { a: '1' }, redirect: 'manual' });
const second = new Request(first);
console.log(second.method, second.redirect, [...second.headers], first.bodyUsed, second.bodyUsed);
console.log(await second.text());
const third = new Request('http://a', { method: 'POST', body: 'x', headers: { a: '1' } });
const fourth = new Request(third, { method: 'PUT', body: 'y', headers: { b: '2' } });
console.log(fourth.method, [...fourth.headers], third.bodyUsed, await fourth.text(), await third.text());
console.log(new Request('http://a').body, new Request('http://a', { method: 'POST', body: 'x' }).body.locked);
await serve({ answer: ok('read'), print: true }, async (url) => {
  const request = new Request(url, { method: 'POST', body: 'of a request', headers: { 'X-A': '1' } });
  const response = await fetch(request, { headers: { 'x-b': '2' } });
  console.log(await response.text(), request.bodyUsed);
});
