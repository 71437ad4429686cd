'use strict';
// The option headers as a list, flat or of pairs: it is sent as it stands, and nothing but what HTTP needs is added.
// covers: http.ClientRequest#getHeader, http.ClientRequest#getHeaders, http.ClientRequest#getRawHeaderNames
const { printRequests } = require('./lib/wire.cjs');
const http = require('node:http');

const post = (headers, more) => ({ method: 'POST', headers, ...more });
printRequests([
  ['flat', { headers: ['Host', 'mine', 'X-A', '1', 'x-a', '2', 'Accept', '*/*'] }],
  [
    'pairs',
    {
      headers: [
        ['Host', 'mine'],
        ['X-A', '1'],
        ['x-a', ['2', '3']],
      ],
    },
  ],
  ['no Host of its own', { headers: ['A', '1'] }],
  ['empty', { headers: [] }],
  ['setHost', { headers: ['A', '1'], setHost: true }],
  ['auth', { headers: ['A', '1'], auth: 'a:b' }],
  ['Connection', { headers: ['Connection', 'keep-alive'] }],
  ['body', post(['A', '1']), (req) => req.end('body')],
  ['Content-Length', post(['Content-Length', '4']), (req) => req.end('body')],
  ['Transfer-Encoding', post(['Transfer-Encoding', 'chunked']), (req) => req.end('body')],
  ['Expect', post(['Expect', '100-continue']), (req) => req.end('body')],
  ['uniqueHeaders', { headers: ['A', ['1', '2'], 'B', '3'], uniqueHeaders: ['a'] }],
  ['no default headers', post(['A', '1'], { setDefaultHeaders: false }), (req) => req.end('body')],
  [
    'the head is settled',
    { headers: ['A', '1'] },
    (req) => {
      console.log(
        req.headersSent,
        req.getHeader('a'),
        JSON.stringify(req.getHeaders()),
        req.getRawHeaderNames(),
      );
      for (const change of [
        () => req.setHeader('B', '2'),
        () => req.removeHeader('A'),
        () => req.appendHeader('A', '2'),
      ]) {
        try {
          change();
        } catch (error) {
          console.log(error.name, error.code, error.message);
        }
      }
      req.end();
    },
  ],
]).then(() => {
  for (const headers of [
    ['a'],
    ['a b', '1'],
    ['a', '\n'],
    ['a', undefined],
    [['a']],
    [[]],
    [['a', '1', 'b', '2']],
    [1, 2],
    ['a', 1, 'b'],
  ]) {
    try {
      const req = http.request({ headers, createConnection: () => {} });
      req.on('error', () => {});
      console.log(JSON.stringify(headers), 'ok', JSON.stringify(req._header));
      req.destroy();
    } catch (error) {
      console.log(JSON.stringify(headers), error.name, error.code, error.message);
    }
  }
});
