import { ask, binary, breakOff, raw, request, show, stop } from './lib/requests.mjs';

await ask('GET', '/', { show: ['x-request', 'connection', 'keep-alive'] });
await ask('HEAD', '/');
await ask('GET', '/me', { headers: { 'x-user': 'ann', host: 'shop.test:81' } });
await ask('GET', '/teapot');
await ask('GET', '/TEXT/');
await ask('GET', '/nothing');
await ask('GET', '/old', { show: ['location'] });
await ask('GET', '/files/a/b%20c.txt');
await ask('GET', '/at/-12-34');
await ask('GET', '/at/x-34');

await ask('GET', '/shop/1?limit=5&tags=a&tags=b');
await ask('GET', '/shop/1?limit=many');
await ask('GET', '/shop/0');
await ask('GET', '/shop/2');
await ask('POST', '/shop', {
  body: { id: '3', name: 'three', size: 's', other: 'dropped' },
  show: ['location'],
});
await ask('GET', '/shop/3');
await ask('POST', '/shop', { body: { id: 4 } });
await ask('POST', '/shop', { body: { id: 4, name: 'Four' } });
await ask('POST', '/shop', { body: { id: 4, name: 'four', size: 'xl' } });
await ask('GET', '/shop/fails');
await ask('GET', '/shop/no/such');

await ask('POST', '/echo', { body: { text: 'ünï', list: [1, null] } });
await ask('POST', '/echo', {
  body: 'a=1&b=x+y',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
await ask('POST', '/echo', { body: 'text', headers: { 'content-type': 'text/plain' } });
await ask('POST', '/bytes', {
  body: binary(200_000),
  headers: { 'content-type': 'application/octet-stream' },
});
for (const version of ['1.x', '2.0.0', '3.0.0'])
  await ask('GET', '/versioned', { headers: { 'accept-version': version } });
await ask('GET', '/stream');
await ask('GET', '/web-stream');
await ask('GET', '/response', { show: ['x-from'] });
show('GET /broken-stream', await request('GET', '/broken-stream', { agent: false }));
const { trailers } = await ask('GET', '/trailer', { show: ['trailer'] });
console.log(trailers);
await ask('GET', '/hijacked');
await ask('GET', '/injected');

await ask('GET', '/nowhere?x=1');
await ask('DELETE', '/');
await ask('GET', '/throws');
await ask('GET', '/rejects');
await ask('GET', '/not-an-error');
await ask('GET', '/twice');
await ask('GET', '/unserialisable');
await ask('GET', '/files/%zz');
await ask('POST', '/echo', { body: '{"a":', headers: { 'content-type': 'application/json' } });
await ask('POST', '/echo', {
  body: '{"__proto__":{"x":1}}',
  headers: { 'content-type': 'application/json' },
});
await ask('POST', '/echo', { headers: { 'content-type': 'application/json' } });
await ask('POST', '/echo', { body: 'x', headers: { 'content-type': 'image/png' } });
show('too large', await request('POST', '/echo', { body: { long: 'x'.repeat(3000) }, agent: false }));
await breakOff(
  'POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000',
  'only this',
);
console.log((await raw('GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n')).split('\r\n'));
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
