'use strict';
// HTTP/1.0 has no chunks and no keep-alive unless asked.
// covers: http.ServerResponse#end, http.ServerResponse#write
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const old = (headers = '') => `GET / HTTP/1.0\r\n${headers}\r\n`;
  await exchange('plain', { handler: (_, res) => res.end('hello'), send: old() });
  await exchange('writes', {
    handler: (_, res) => {
      res.write('a');
      res.end('b');
    },
    send: old(),
  });
  await exchange('keep-alive', {
    handler: (_, res) => res.end('hello'),
    send: old('Connection: keep-alive\r\n'),
    until: 'hello',
  });
  await exchange('keep-alive, writes', {
    handler: (_, res) => {
      res.write('a');
      res.end('b');
    },
    send: old('Connection: keep-alive\r\n'),
  });
  await exchange('te chunked', {
    handler: (_, res) => {
      res.write('a');
      res.end('b');
    },
    send: old('TE: chunked\r\n'),
  });
})();
