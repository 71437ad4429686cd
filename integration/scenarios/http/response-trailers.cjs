'use strict';
// addTrailers: they follow a chunked body only.
// covers: http.ServerResponse#addTrailers, http.ServerResponse#end, http.ServerResponse#setHeader
// covers: http.ServerResponse#write, error:ERR_HTTP_TRAILER_INVALID, error:ERR_INVALID_CHAR
// covers: error:ERR_INVALID_HTTP_TOKEN
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('chunked', {
    handler: (req, res) => {
      res.setHeader('Trailer', 'X-Sum');
      res.write('body');
      res.addTrailers({ 'X-Sum': '1', 'X-Two': ['a', 'b'] });
      res.end();
    },
    send: get(),
  });
  await exchange('pairs', {
    handler: (req, res) => {
      res.write('body');
      res.addTrailers([
        ['A', '1'],
        ['B', '2'],
      ]);
      res.end();
    },
    send: get(),
  });
  await exchange('with a length', {
    handler: (req, res) => {
      res.setHeader('Content-Length', 4);
      res.addTrailers({ 'X-Sum': '1' });
      res.end('body');
    },
    send: get(),
  });
  await exchange('announced with a length', {
    handler: (req, res) => {
      res.setHeader('Content-Length', 4);
      res.setHeader('Trailer', 'X');
      attempt('end', () => res.end('body'));
      res.destroy();
    },
    send: get(),
  });
  await exchange('wrong', {
    handler: (req, res) => {
      attempt('name', () => res.addTrailers({ 'a b': '1' }));
      attempt('value', () => res.addTrailers({ a: 'x\n' }));
      res.end();
    },
    send: get(),
  });
})();
