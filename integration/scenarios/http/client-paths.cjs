'use strict';
// The option path and the property: what goes into the request line as it is, and what may not.
const http = require('node:http');
const { printRequests } = require('./lib/wire.cjs');

printRequests([
  ['query', { path: '/a?b=c&d=%20' }],
  ['no slash', { path: 'a' }],
  ['asterisk', { path: '*', method: 'OPTIONS' }],
  ['absolute form', { path: 'http://other.example/x' }],
  ['hash is sent', { path: '/a#b' }],
  ['latin1', { path: '/caf\u00e9' }],
  ['empty', { path: '' }],
  ['null', { path: null }],
  ['dots are left', { path: '/a/../b//c' }],
  ['odd characters', { path: '/!"$\'()*+,;<>[]\\^`{|}~' }],
  [
    'set later',
    { path: '/before' },
    (req) => {
      req.path = '/after';
      console.log(req.path);
      req.end();
    },
  ],
  [
    'set after the head',
    { path: '/before' },
    (req) => {
      req.flushHeaders();
      req.path = '/after';
      console.log(req.path);
      req.end();
    },
  ],
  [
    'method set later',
    { path: '/' },
    (req) => {
      req.method = 'PUT';
      req.end();
    },
  ],
  ['long', { path: `/${'x'.repeat(3000)}` }],
]).then(() => {
  for (const path of [
    '/a b',
    '/\u0100',
    '/a\nb',
    '/a\r\nX: y',
    '/\0',
    '/\t',
    '/\u20ac',
    '/\x7f',
    '/\x80',
    1,
    {},
    true,
  ]) {
    try {
      const req = http.request({ path, createConnection: () => {} });
      req.on('error', () => {});
      console.log(JSON.stringify(path), 'ok', JSON.stringify(req.path));
      req.destroy();
    } catch (error) {
      console.log(JSON.stringify(path), error.name, error.code, error.message);
    }
  }
  const req = http.request({ createConnection: () => {} });
  req.on('error', () => {});
  try {
    req.path = '/a b';
  } catch (error) {
    console.log('set', error.name, error.code, error.message, req.path);
  }
  req.destroy();
});
