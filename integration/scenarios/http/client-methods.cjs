'use strict';
// The option method: what is sent in which case, which methods announce a body that is not there, and what is no method.
const http = require('node:http');
const { printRequests } = require('./lib/wire.cjs');

const methods = http.METHODS.filter((method) => method !== 'CONNECT');
console.log(http.METHODS.length, Object.isFrozen(http.METHODS), Array.isArray(http.METHODS));
printRequests([
  ...methods.map((method) => [method, { method }]),
  ...['get', 'Post', 'pUT', 'delete', 'MADEUP', 'made-up', "!#$%&'*+-.^_`|~"].map((method) => [
    method,
    { method },
  ]),
  ...['GET', 'DELETE', 'OPTIONS', 'POST', 'MADEUP'].map((method) => [
    `${method} with a body in parts`,
    { method },
    (req) => {
      req.write('a');
      req.end('b');
    },
  ]),
  ...['GET', 'DELETE', 'TRACE', 'HEAD', 'QUERY'].map((method) => [
    `${method} with a body`,
    { method },
    (req) => req.end('body'),
  ]),
  ...['GET', 'HEAD', 'DELETE'].map((method) => [
    `${method} with chunks asked for`,
    { method, headers: { 'Transfer-Encoding': 'chunked' } },
    (req) => req.end('body'),
  ]),
  [
    'useChunkedEncodingByDefault',
    { method: 'DELETE' },
    (req) => {
      console.log(req.useChunkedEncodingByDefault);
      req.useChunkedEncodingByDefault = true;
      req.write('a');
      req.end();
    },
  ],
  ['empty', { method: '' }],
  ['null', { method: null }],
]).then(() => {
  for (const method of ['A B', 'G\u00c9T', 'A:', 'GET\r\n', ' ', 1, true, {}, [], ['GET'], Symbol('s')]) {
    try {
      http
        .request({ method, createConnection: () => {} })
        .on('error', () => {})
        .destroy();
      console.log('ok');
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
});
