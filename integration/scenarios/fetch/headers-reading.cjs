'use strict';
// What Headers hold: names without case, values combined, cookies one by one, order by name.
// covers: Headers, Headers#append, Headers#set, Headers#get, Headers#has, Headers#delete, Headers#getSetCookie
const headers = new Headers({ 'X-B': '1', 'Content-Type': 'text/plain' });
headers.append('x-b', '2');
headers.append('Set-Cookie', 'a=1');
headers.append('set-cookie', 'b=2');
console.log(headers.get('X-b'), headers.has('CONTENT-TYPE'), headers.get('none'));
console.log(headers.getSetCookie(), headers.get('set-cookie'), new Headers().getSetCookie());
headers.set('x-B', ' \t trimmed \r\n');
console.log(JSON.stringify(headers.get('x-b')), headers.delete('content-type'), headers.has('content-type'));
console.log(
  new Headers(headers).get('x-b'),
  new Headers([['a', 1]]).get('a'),
  new Headers(new Map([['x', 'y']])).get('x'),
);
console.log(Object.prototype.toString.call(headers), Object.keys(headers), Headers.length, Headers.name);
