'use strict';
// What a request is refused for before anything is sent.
// covers: error:ERR_INVALID_PROTOCOL, error:ERR_INVALID_URL, error:ERR_UNESCAPED_CHARACTERS
// covers: error:ERR_INVALID_HTTP_TOKEN, error:ERR_INVALID_ARG_TYPE, http.request
const http = require('node:http');

for (const [label, ...args] of [
  ['another protocol', 'ftp://a.example/'],
  ['https', { protocol: 'https:' }],
  ['no url', 'nonsense'],
  ['an empty url', ''],
  ['a space in the path', { path: '/a b' }],
  ['a line end in the path', { path: '/a\nb' }],
  ['beyond latin1 in the path', { path: '/ü€' }],
  ['a bad method', { method: 'GE T' }],
  ['a method that is none', { method: 5 }],
  ['a host that is none', { host: 5 }],
  ['a hostname that is none', { hostname: {} }],
  ['an agent that is none', { agent: {} }],
  ['maxHeaderSize', { maxHeaderSize: 'big' }],
  ['insecureHTTPParser', { insecureHTTPParser: 1 }],
  ['joinDuplicateHeaders', { joinDuplicateHeaders: 'yes' }],
  ['timeout', { timeout: 'long' }],
  ['a bad header name', { headers: { 'a b': 1 } }],
  ['a bad header value', { headers: { a: 'x\ry' } }],
  ['no header value', { headers: { a: undefined } }],
  ['lookup', { lookup: 'fast' }],
]) {
  try {
    const req = http.request(...args);
    req.on('error', () => {});
    req.destroy();
    console.log(label, 'taken');
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}
