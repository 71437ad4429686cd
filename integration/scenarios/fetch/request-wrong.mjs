// URLs and bodies that a Request refuses.
// covers: Request
import { report } from './lib/wire.mjs';

const attempts = {
  nothing: () => new Request(),
  relative: () => new Request('/b'),
  'no host': () => new Request('http://'),
  object: () => new Request({}),
  credentials: () => new Request('http://u:p@a/b'),
  'body of GET': () => new Request('http://a', { body: 'x' }),
  'body of HEAD': () => new Request('http://a', { method: 'HEAD', body: 'x' }),
  'stream without duplex': () => new Request('http://a', { method: 'POST', body: new ReadableStream() }),
  'PUT without cors': () => new Request('http://a', { method: 'PUT', mode: 'no-cors' }),
  'init that is none': () => new Request('http://a', 1),
  'used before': async () => {
    const request = new Request('http://a', { method: 'POST', body: 'x' });
    await request.text();
    return new Request(request);
  },
  'no instance': () => Object.getOwnPropertyDescriptor(Request.prototype, 'url').get.call({}),
  'fetch nothing': () => fetch(),
  'fetch relative': () => fetch('/b'),
  'fetch credentials': () => fetch('http://u:p@127.0.0.1/'),
  'fetch body of GET': () => fetch('http://127.0.0.1/', { body: 'x' }),
};
for (const [label, attempt] of Object.entries(attempts)) await report(label, attempt);
