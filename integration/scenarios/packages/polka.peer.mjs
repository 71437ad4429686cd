import { ask, breakOff, raw, request, stop } from './lib/requests.mjs';

await ask('GET', '/', { show: ['x-powered-by'] });
await ask('HEAD', '/');
await ask('GET', '/query?a=1&b=2&b=3&c=%C3%BC');
await ask('GET', '/files/a/b%20c.txt');
await ask('GET', '/movies/the-film.mp4');
await ask('GET', '/movies/the-film.avi');
await ask('GET', '/mounted/here');
await ask('GET', '/mounted/here?stop=1');
await ask('GET', '/books');
await ask('GET', '/books/?x=1');
await ask('GET', '/books/7/pages');
await ask('GET', '/books/7/pages/12');
await ask('DELETE', '/books/7');
await ask('GET', '/books/no/such/thing');
await ask('POST', '/echo', { body: { text: 'ünï', list: [1] } });
await ask('POST', '/echo', { body: '{"a":', headers: { 'content-type': 'application/json' } });
await ask('POST', '/echo', { body: 'x' });
await ask('GET', '/stream');
await ask('PATCH', '/all');
await ask('GET', '/next');
await ask('GET', '/chain');
await ask('GET', '/throws');
await ask('GET', '/nowhere');
await ask('PUT', '/echo');
await breakOff(
  'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000',
  '{"only":',
);
const both = await raw(
  'GET /chain HTTP/1.1\r\nHost: x\r\n\r\nGET /all HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
);
console.log(both.split('\r\n').filter((line) => !line.startsWith('Date:')));
const last = await request('GET', '/');
console.log('the connection was used again:', last.reused);
await stop();
