import net from 'node:net';
import { ask, raw, request, show, stop } from './lib/requests.mjs';

const CACHING = ['cache-control', 'accept-ranges'];

await ask('GET', '/', { show: CACHING });
await ask('HEAD', '/');
await ask('GET', '/style.css');
await ask('GET', '/data.json');
await ask('GET', '/picture.png');
await ask('GET', '/long%20text.txt');
await ask('GET', '/docs', { show: ['location', 'content-security-policy'] });
await ask('GET', '/docs/');
await ask('GET', '/docs/?q=1');
await ask('GET', '/about');
await ask('GET', '/about.html');
await ask('GET', '/nowhere');
await ask('GET', '/style.css/');
await ask('GET', '/.dot');
await ask('GET', '/.hidden/secret.txt');
await ask('POST', '/style.css');
await ask('DELETE', '/nowhere');

await ask('GET', '/strict/');
await ask('GET', '/strict/docs');
await ask('GET', '/strict/nowhere');
await ask('GET', '/strict/.dot');
await ask('POST', '/strict/style.css', { show: ['allow'] });
await ask('GET', '/strict/%00');
await ask('GET', '/strict/%zz');
await ask('GET', '/strict/%2e%2e/%2e%2e/express.cjs');
const traversal = await raw('GET /strict/../../express.cjs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
console.log(traversal.split('\r\n')[0], traversal.split('\r\n\r\n')[1]);
await ask('GET', '/open/.dot', { show: ['x-file', 'cache-control'] });
await ask('GET', '/open/.well-known/security.txt', { show: ['x-file'] });
await ask('GET', '/open/', { show: ['x-file'] });
await ask('GET', '/open', { show: ['location'] });
show('bare', await request('GET', '/bare/style.css', { headers: { range: 'bytes=0-3' } }), [
  ...CACHING,
  'etag',
  'last-modified',
]);

for (const range of [
  'bytes=0-9',
  'bytes=10-',
  'bytes=-10',
  'bytes=65530-99999',
  'bytes=0-0,-1',
  'bytes=0-1,2-3',
  'bytes=99999-',
  'pages=1-2',
  'bytes=x',
]) {
  console.log(range);
  await ask('GET', '/picture.png', { headers: { range }, show: ['content-range'] });
}
await ask('HEAD', '/picture.png', { headers: { range: 'bytes=0-9' }, show: ['content-range'] });

// The tag and the date are those of the copy that is served; what they do is the same everywhere.
const { headers } = await request('GET', '/picture.png');
const tag = headers['etag'];
const date = headers['last-modified'];
console.log(/^W\/"[0-9a-f]+-[0-9a-f]+"$/.test(tag), new Date(date).toUTCString() === date);
const conditions = [
  { 'if-none-match': tag },
  { 'if-none-match': '"other", *' },
  { 'if-none-match': '"other"', 'if-modified-since': date },
  { 'if-modified-since': date },
  { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'if-modified-since': 'no date' },
  { 'if-none-match': tag, 'cache-control': 'no-cache' },
  { 'if-match': tag },
  { 'if-match': '"other"' },
  { 'if-unmodified-since': date },
  { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'if-range': tag, range: 'bytes=0-9' },
  { 'if-range': date, range: 'bytes=0-9' },
  { 'if-range': '"other"', range: 'bytes=0-9' },
  { 'if-range': 'Thu, 01 Jan 1970 00:00:00 GMT', range: 'bytes=0-9' },
];
for (const condition of conditions) {
  const { status, body } = await request('GET', '/picture.png', { headers: condition });
  console.log(Object.keys(condition).join(' '), status, body.length);
}

// Broken off in the middle; the next request is answered all the same.
await new Promise((resolve) => {
  const socket = net.connect(process.env.SCENARIO_PORT, '127.0.0.1', () => {
    socket.write('GET /picture.png HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200));
    socket.once('data', () => socket.resetAndDestroy());
  });
  socket.on('error', () => {});
  socket.on('close', () => setTimeout(resolve, 200));
});
const again = await request('GET', '/data.json');
console.log('the connection was used again:', again.reused, String(again.body));
await stop();
