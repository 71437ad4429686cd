import { field, file, MULTIPART, multipart } from './lib/multipart.mjs';
import { ask, binary, breakOff, request, show, stop } from './lib/requests.mjs';

await ask('GET', '/', { show: ['x-seen', 'connection'] });
await ask('HEAD', '/');
await ask('GET', '/about-me?a=1&b=2&b=3', {
  headers: { 'user-agent': 'peer', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' },
});
await ask('GET', '/users/a%20b');
await ask('GET', '/files/a/b%20c.txt');
await ask('PURGE', '/any');
await ask('GET', '/books');
await ask('GET', '/books/978-3/pages/12');

await ask('POST', '/json', { body: { a: ['ü', null] } });
await ask('POST', '/json', {
  body: 'a=1&b=x+y&b=z',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
await ask('POST', '/json', { body: 'plain ü', headers: { 'content-type': 'text/plain' } });
await ask('POST', '/json');
await ask('POST', '/json', {
  body: '{"__proto__":{"x":1},"a":1}',
  headers: { 'content-type': 'application/json' },
});
await ask('POST', '/strict', { body: '{"a":', headers: { 'content-type': 'application/json' } });
await ask('POST', '/raw', { body: binary(200_000) });
await ask('POST', '/valid?page=2', { body: { name: 'x', other: 1 } });
await ask('POST', '/valid', { body: { name: 1 } });
await ask('POST', '/valid?page=x', { body: { name: 'x' } });
const form = multipart(field('title', 'ünï'), file('picture', 'a.png', 'image/png', binary(100_000)));
await ask('POST', '/upload', { body: form, headers: MULTIPART });
await ask('POST', '/form', { body: form, headers: MULTIPART });
await ask('POST', '/upload', { body: 'no form' });

const baked = await request('GET', '/cookies');
show('cookies', baked, ['set-cookie']);
await ask('GET', '/cookies', { headers: { cookie: 'one=a%20b; other="q"' } });
const first = await request('GET', '/session');
show('session', first);
const [seal] = first.headers['set-cookie'].map((one) => one.split(';')[0]);
console.log(seal.startsWith('seal=Fe26.2'));
await ask('GET', '/session', { headers: { cookie: seal } });
await ask('GET', '/session', { headers: { cookie: `${seal.slice(0, -3)}abc` } });
await ask('GET', '/old', { show: ['location'] });
await ask('GET', '/nothing');
await ask('GET', '/null');
await ask('GET', '/number');
await ask('GET', '/bigint');
await ask('GET', '/bytes');
await ask('GET', '/html');
await ask('GET', '/stream');
await ask('GET', '/web-stream');
await ask('GET', '/response', { show: ['x-from'] });
await ask('GET', '/events', { show: ['cache-control', 'connection'] });
await ask('GET', '/cached', { show: ['etag', 'last-modified', 'cache-control'] });
await ask('GET', '/cached', { headers: { 'if-none-match': '"abc"' }, show: ['etag'] });
await ask('GET', '/cached', { headers: { 'if-modified-since': 'Thu, 02 Jan 2025 00:00:00 GMT' } });
await ask('GET', '/site', { show: ['etag', 'last-modified'] });
await ask('GET', '/site/style.css', { headers: { 'if-none-match': '"/style.css"' } });
await ask('GET', '/site/nowhere');
await ask('GET', '/proxied');
const CORS = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-credentials',
  'vary',
];
await ask('OPTIONS', '/cors', {
  headers: { origin: 'http://a.test', 'access-control-request-method': 'PUT' },
  show: CORS,
});
await ask('GET', '/cors', { headers: { origin: 'http://b.test' }, show: CORS });

for (const path of ['/throws', '/rejects', '/returned', '/wrong-code', '/symbol', '/nowhere']) {
  await ask('GET', path, { show: ['x-reason'] });
}
await ask('GET', '/throws', { headers: { accept: 'text/html' } });
await ask('DELETE', '/json');
await ask('GET', '/twice');
await breakOff(
  'POST /json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000',
  '{"only":',
);
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
