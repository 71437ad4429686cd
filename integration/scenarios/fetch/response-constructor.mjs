// What a Response is made of: body, status and headers, and what it refuses.
// covers: Response, Response#status, Response#type, Response#headers
import { inspect } from 'node:util';
import { report } from './lib/wire.mjs';

console.log(inspect(new Response()));
console.log(inspect(new Response('x', { status: 201, statusText: 'y', headers: { a: '1' } })));
const made = {
  'status as text': () => new Response(null, { status: '204' }).status,
  'status 199': () => new Response('', { status: 199 }),
  'status 600': () => new Response('', { status: 600 }),
  'status of words': () => new Response('', { status: 'abc' }),
  'body of 204': () => new Response('x', { status: 204 }),
  'empty body of 304': () => new Response('', { status: 304 }),
  'statusText of two lines': () => new Response('', { statusText: 'a\nb' }),
  'init that is none': () => new Response('', 1),
  'null init': () => new Response('', null).status,
  'locked stream': () => {
    const stream = new ReadableStream();
    stream.getReader();
    return new Response(stream);
  },
  symbol: () => new Response(Symbol('x')),
  'without new': () => Object.getOwnPropertyDescriptor(Response.prototype, 'status').get.call({}),
};
for (const [label, make] of Object.entries(made)) await report(label, make);
const bodies = [
  'x',
  new URLSearchParams('a'),
  new Blob(['x'], { type: 'a/b' }),
  new Blob(['x']),
  new Uint8Array(1),
  5,
  {},
  null,
  true,
  new ReadableStream(),
];
console.log(bodies.map((body) => new Response(body).headers.get('content-type')));
console.log(new Response(new FormData()).headers.get('content-type').replace(/\d+$/, ''));
console.log(new Response('x', { headers: { 'content-type': 'own/type' } }).headers.get('content-type'));
