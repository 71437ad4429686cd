import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import { field, file, MULTIPART, multipart } from './lib/multipart.mjs';
import { ask, binary, breakOff, described, raw, request, show, stop } from './lib/requests.mjs';

await ask('GET', '/', { show: ['x-after', 'connection'] });
await ask('HEAD', '/');
await ask('GET', '/about-me?a=%C3%BC&b=1&b=2', { headers: { 'x-mine': 'yes' } });
await ask('GET', '/users/12');
await ask('GET', '/users/twelve');
await ask('GET', '/files/a/b.txt');
await ask('GET', '/optional');
await ask('GET', '/optional/part');
await ask('GET', '/any/where/at/all');
await ask('GET', '/pretty/data?pretty');
await ask('GET', '/page');
await ask('GET', '/old', { show: ['location'] });
await ask('PATCH', '/all');
await ask('PURGE', '/on/b');
await ask('GET', '/on/b');
await ask('GET', '/books', { show: ['x-shelf'] });
await ask('GET', '/books/978-3/pages/12');
await ask('GET', '/books/fails');

await ask('POST', '/json', { body: { a: ['ü', null] }, show: ['x-more'] });
await ask('POST', '/text', { body: 'plain ü' });
await ask('POST', '/bytes', { body: binary(200_000) });
await ask('POST', '/form', {
  body: 'a=1&b=x+y&b=z&c.d=deep',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
await ask('POST', '/form', {
  body: multipart(field('title', 'ünï'), file('picture', 'a.png', 'image/png', binary(100_000))),
  headers: MULTIPART,
});
await ask('POST', '/form', { body: 'not a form', headers: MULTIPART });
await ask('POST', '/valid?page=3', { body: { name: 'x', other: 1 } });
await ask('POST', '/valid', { body: { name: 1 } });
await ask('POST', '/valid', { body: '{"name":', headers: { 'content-type': 'application/json' } });
await ask('POST', '/limited', { body: 'x'.repeat(100) });
show('too large', await request('POST', '/limited', { body: 'x'.repeat(101), agent: false }));
await ask('POST', '/unread', { body: binary(100_000) });

const baked = await request('GET', '/cookies');
show('cookies', baked, ['set-cookie']);
const cookie = baked.headers['set-cookie'].map((one) => one.split(';')[0]).join('; ');
await ask('GET', '/cookies', { headers: { cookie } });
await ask('GET', '/cookies', { headers: { cookie: cookie.replace('sealed=value', 'sealed=forged') } });
await ask('GET', '/private/room', { show: ['www-authenticate'] });
await ask('GET', '/private/room', { headers: { authorization: `Basic ${btoa('ann:secret')}` } });
await ask('GET', '/private/room', { headers: { authorization: `Basic ${btoa('ann:wrong')}` } });
const CORS = [
  'access-control-allow-origin',
  'access-control-allow-methods',
  'access-control-allow-credentials',
  'access-control-max-age',
  'vary',
];
await ask('OPTIONS', '/shared/thing', {
  headers: { origin: 'http://b.test', 'access-control-request-method': 'PUT' },
  show: CORS,
});
await ask('GET', '/shared/thing', { headers: { origin: 'http://c.test' }, show: CORS });
const { headers } = await ask('GET', '/tagged', { show: ['etag'] });
await ask('GET', '/tagged', { headers: { 'if-none-match': headers.etag }, show: ['etag'] });
await ask('GET', '/secured', { show: ['x-frame-options', 'strict-transport-security', 'referrer-policy'] });
await ask('GET', '/numbered', { show: ['x-request-id'] });
const packed = await request('GET', '/packed', { headers: { 'accept-encoding': 'gzip' } });
console.log('packed', packed.headers['content-encoding'], described(gunzipSync(packed.body)));
await ask('GET', '/slow');

await ask('GET', '/stream');
await ask('GET', '/stream-text', { show: ['x-content-type-options'] });
await ask('GET', '/events', { show: ['cache-control'] });
await ask('GET', '/stream-fails');
await ask('GET', '/large');
await ask('GET', '/response', { show: ['x-list'] });
await ask('GET', '/blob');

await ask('GET', '/site/');
await ask('GET', '/site/style.css');
await ask('HEAD', '/site/picture.png');
await ask('GET', '/site/picture.png', {
  headers: { range: 'bytes=10-19' },
  show: ['content-range', 'accept-ranges'],
});
await ask('GET', '/site/nowhere.txt');
await ask('GET', '/nowhere');
await ask('DELETE', '/json');
await ask('GET', '/throws');
await ask('GET', '/rejects', { show: ['www-authenticate'] });
await ask('GET', '/exception');
await ask('GET', '/nothing');
await ask('POST', '/json', { body: '{"a":', headers: { 'content-type': 'application/json' } });
await breakOff('POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: 1000', 'only this');
await new Promise((resolve) => {
  const message = http.get({ port: process.env.SCENARIO_PORT, path: '/endless', agent: false }, (answer) =>
    answer.once('data', () => message.destroy()),
  );
  message.on('error', () => {});
  message.on('close', () => setTimeout(resolve, 300));
});
for (const text of [
  'GET / HTTP/1.1\r\nHost: a b\r\n',
  'GET http://[ HTTP/1.1\r\nHost: x\r\n',
  'GET // HTTP/1.1\r\nHost: x\r\n',
]) {
  console.log((await raw(`${text}Connection: close\r\n\r\n`)).replace(/Date: .*\r\n/i, '').split('\r\n'));
}
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
