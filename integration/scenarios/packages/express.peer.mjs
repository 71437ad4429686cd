import { ask, binary, breakOff, raw, request, show, stop } from './lib/requests.mjs';

await ask('GET', '/', { show: ['x-powered-by', 'x-served-by', 'etag', 'connection'] });
await ask('HEAD', '/');
await ask('GET', '/query?a[b]=1&c=2&c=3&d=%C3%BC');
await ask('POST', '/echo', { body: { name: 'ünï', list: [1, { two: 2 }] }, show: ['location'] });
await ask('POST', '/echo', {
  body: 'a[b]=1&a[c]=2&d=x+y',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
await ask('POST', '/echo', { body: 'plain ü', headers: { 'content-type': 'text/plain; charset=utf-8' } });
await ask('POST', '/echo', {
  body: Buffer.from('f1ht', 'latin1'),
  headers: { 'content-type': 'text/plain; charset=latin1' },
});
await ask('POST', '/echo', { headers: { 'content-type': 'application/json' } });
await ask('POST', '/bytes', {
  body: binary(100_000),
  headers: { 'content-type': 'application/octet-stream' },
});

await ask('GET', '/shops/zoo/items/7?x=1', { show: ['x-item'] });
await ask('PUT', '/shops/zoo/items/7', { body: { price: 1.5 } });
await ask('DELETE', '/shops/zoo/items/7');
await ask('GET', '/shops/zoo/items/', { show: ['link'] });
await ask('GET', '/shops/zoo/items/seven');
await ask('PATCH', '/shops/zoo/items/7');
await ask('OPTIONS', '/shops/zoo/items/7', { show: ['allow'] });
await ask('GET', '/files/a/b%20c/d.txt');
await ask('GET', '/files/%E0%A4%A');
await ask('GET', '/optional');
await ask('GET', '/optional/part');
await ask('GET', '/v1.25');
await ask('GET', '/one');
await ask('GET', '/one?skip=1');
await ask('GET', '/TWO/');

await ask('GET', '/about-me', {
  headers: {
    host: 'a.b.example.com:80',
    'x-forwarded-for': '192.0.2.1, 192.0.2.2',
    'x-forwarded-proto': 'https',
    'x-requested-with': 'XMLHttpRequest',
    accept: 'text/html;q=0.5, application/json',
    'accept-encoding': 'gzip',
    'accept-language': 'en, de;q=0.3',
    range: 'bytes=0-9,90-',
  },
});
for (const accept of ['text/html', 'application/json', 'text/*;q=0.1', 'image/png']) {
  await ask('GET', '/negotiated', { headers: { accept }, show: ['vary'] });
}
show('cookies', await request('GET', '/cookies'), ['set-cookie']);
await ask('GET', '/old', { show: ['location'], headers: { accept: 'text/html' } });
await ask('GET', '/attached', { show: ['content-disposition', 'vary', 'x-many'] });
await ask('GET', '/jsonp?callback=show', { show: ['x-content-type-options'] });
const { headers } = await ask('GET', '/cached', { show: ['etag', 'last-modified'] });
await ask('GET', '/cached', { headers: { 'if-none-match': headers.etag }, show: ['etag'] });
await ask('GET', '/cached', { headers: { 'if-modified-since': 'Thu, 02 Jan 2025 00:00:00 GMT' } });
await ask('GET', '/cached', { headers: { 'if-none-match': headers.etag, 'cache-control': 'no-cache' } });
await ask('GET', '/view');
show('GET /no-view', { ...(await request('GET', '/no-view')), headers: {} });
await ask('GET', '/static/style.css', { show: ['cache-control', 'accept-ranges'] });
await ask('GET', '/static/picture.png', { headers: { range: 'bytes=100-199' }, show: ['content-range'] });
await ask('GET', '/static/');
await ask('GET', '/sent/picture.png', { show: ['x-sent'] });
await ask('GET', '/sent/docs/index.html');
await ask('GET', '/sent/nowhere.txt');
await ask('GET', '/sent/..%2f..%2fexpress.cjs');
const sent = await request('GET', '/sent/style.css');
show(
  'not modified',
  await request('GET', '/sent/style.css', { headers: { 'if-none-match': sent.headers.etag } }),
);
await ask('GET', '/download', { show: ['content-disposition'] });
await ask('GET', '/stream');
await ask('GET', '/large');
await ask('GET', '/locals?x=%20');

await ask('GET', '/nowhere/<b>', { show: ['content-security-policy', 'x-content-type-options'] });
await ask('POST', '/');
await ask('GET', '/throws');
await ask('GET', '/rejects', { show: ['x-reason'] });
await ask('GET', '/handled');
await ask('GET', '/twice');
show('GET /late', await request('GET', '/late', { agent: false }));
await ask('POST', '/echo', { body: '{"a":', headers: { 'content-type': 'application/json' } });
await ask('POST', '/echo', { body: '"text"', headers: { 'content-type': 'application/json' } });
await ask('POST', '/echo', { body: { long: 'x'.repeat(2000) } });
await ask('POST', '/echo', { body: '{}', headers: { 'content-type': 'application/json; charset=klingon' } });
await ask('POST', '/echo', {
  body: 'nothing',
  headers: { 'content-type': 'application/json', 'content-encoding': 'lzma' },
});

// In development the page has the stack: where it leads is the platform's matter, how it begins is not.
await ask('GET', '/environment/development');
const page = await request('GET', '/throws');
console.log(page.status, page.body.toString().match(/<pre>(.*?)<br>/)?.[1]);
await ask('GET', '/environment/production');

await breakOff('POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000', 'only this');

// Two requests at once on one connection: answered in their order.
const both = await raw(
  'GET /one HTTP/1.1\r\nHost: x\r\n\r\nGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
);
console.log(both.match(/route \/\w+/g));
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
