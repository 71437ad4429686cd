import http from 'node:http';
import { ask, raw, request, show, stop } from './lib/requests.mjs';

await ask('GET', '/');
await ask('HEAD', '/');
await ask('GET', '/order', { show: ['x-order'] });
await ask('GET', '/about-me?a=1&b=2&b=3', {
  headers: {
    host: 'a.b.example.com',
    'x-forwarded-for': '192.0.2.1, 192.0.2.2',
    'x-forwarded-proto': 'https',
    'user-agent': 'a peer',
    'content-type': 'text/plain; charset=latin1',
    accept: 'application/json',
    'accept-language': 'en, de;q=0.3',
  },
});
await ask('GET', '/printed', { headers: { host: 'printed.test' } });
await ask('POST', '/echo', { body: { text: 'ünï', list: [1, null] } });
const baked = await request('GET', '/cookies');
show('GET /cookies', baked, ['set-cookie']);
const cookie = baked.headers['set-cookie'].map((one) => one.split(';')[0]).join('; ');
await ask('GET', '/cookies', { headers: { cookie } });
await ask('GET', '/cookies', { headers: { cookie: cookie.replace('sealed=value', 'sealed=forged') } });
await ask('GET', '/old', { show: ['location'], headers: { accept: 'text/html' } });
for (const accept of ['text/plain', 'application/json', 'image/png']) {
  await ask('GET', '/negotiated', { headers: { accept }, show: ['vary', 'x-offers'] });
}
await ask('GET', '/cached', { show: ['etag', 'last-modified'] });
await ask('GET', '/cached', { headers: { 'if-none-match': '"abc"' }, show: ['etag'] });
await ask('GET', '/cached', { headers: { 'if-modified-since': 'Tue, 31 Dec 2024 00:00:00 GMT' } });
await ask('GET', '/stream');
await ask('GET', '/file');
await request('GET', '/no-file', { agent: false }).catch((error) => console.log('no file:', error.code));
await ask('GET', '/buffer', { show: ['content-disposition'] });
await ask('HEAD', '/buffer');
await ask('GET', '/blob');
await ask('GET', '/response', { show: ['x-from'] });
await ask('GET', '/web-stream');
await ask('GET', '/null');
await ask('GET', '/number');
await ask('GET', '/by-hand');
await ask('GET', '/nowhere');
await ask('DELETE', '/');
await ask('GET', '/throws');
await ask('GET', '/rejects', { show: ['x-price', 'x-dropped'] });
await ask('GET', '/mine');
await ask('GET', '/not-an-error');
await ask('GET', '/asserted');
await ask('GET', '/asserted?name=x');
await ask('GET', '/bad-status');
await ask('GET', '/next-twice');
await ask('POST', '/echo', { body: '{"a":', headers: { 'content-type': 'application/json' } });
show('too large', await request('POST', '/echo', { body: { long: 'x'.repeat(3000) }, agent: false }));
show('GET /broken-stream', await request('GET', '/broken-stream', { agent: false }));

// A download that is broken off closes the stream it came from.
await new Promise((resolve) => {
  const message = http.get({ port: process.env.SCENARIO_PORT, path: '/endless', agent: false }, (answer) => {
    answer.once('data', (chunk) => {
      console.log('endless:', String(chunk));
      message.destroy();
    });
  });
  message.on('error', () => {});
  message.on('close', () => setTimeout(resolve, 200));
});

const both = await raw(
  'GET /number HTTP/1.1\r\nHost: x\r\n\r\nGET /asserted?name=y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
);
console.log(both.replaceAll(/^Date: .*\r\n/gm, '').split('\r\n'));
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
