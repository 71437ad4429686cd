// What a Request says of itself, and how it is printed.
// covers: Request, Request#method, Request#url, Request#headers, Request#destination, Request#duplex
import { inspect } from 'node:util';

console.log(inspect(new Request('http://a/b?c#d')));
console.log(inspect(new Request(new URL('http://a'), { method: 'post', body: 'x', headers: { a: '1' } })));
console.log(
  ['get', 'Patch', 'foo', 'delete', 'post', 'put', 'options', 'head'].map(
    (method) => new Request('http://a', { method }).method,
  ),
);
const request = new Request('http://a/', { method: 'POST', body: 'x', duplex: 'half' });
console.log(request.destination === '', request.duplex, request.url, [...request.headers]);
console.log(Object.prototype.toString.call(request), Object.keys(request), Request.length);
