'use strict';
// The option auth: Basic authentication, unless the program says Authorization itself.
const { printRequests } = require('./lib/wire.cjs');
const http = require('node:http');

printRequests([
  ['user and password', { auth: 'user:password' }],
  ['user only', { auth: 'user' }],
  ['empty password', { auth: 'user:' }],
  ['colons', { auth: 'a:b:c' }],
  ['beyond ASCII is UTF-8', { auth: 'us\u00e9r:\u20ac' }],
  ['empty', { auth: '' }],
  ['null', { auth: null }],
  ['before the own headers', { auth: 'a:b', headers: { 'X-First': '1' } }],
  ['own header', { auth: 'a:b', headers: { Authorization: 'Bearer t' } }],
  ['own header, other case', { auth: 'a:b', headers: { AUTHORIZATION: 'Bearer t' } }],
  ['headers as a list: auth is not added', { auth: 'a:b', headers: ['X-First', '1'] }],
  ['from a string', (port) => http.request(`http://u:p%40@127.0.0.1:${port}/`, { agent: false })],
  [
    'from a URL',
    (port) =>
      http.request(
        Object.assign(new URL(`http://127.0.0.1:${port}/`), { username: 'set', password: 'later' }),
        { agent: false },
      ),
  ],
  [
    'removed again',
    { auth: 'a:b' },
    (req) => {
      req.removeHeader('authorization');
      req.end();
    },
  ],
]);
