'use strict';
// Trailers, sent and received.
// covers: http.ServerResponse#addTrailers, http.ServerResponse#end, http.ServerResponse#removeHeader
// covers: http.ServerResponse#setHeader, http.ServerResponse#write, http.ServerResponse#writeHead
// covers: http.IncomingMessage#rawTrailers, http.IncomingMessage#trailers
// covers: http.IncomingMessage#trailersDistinct, http.IncomingMessage:event:end, error:ERR_HTTP_TRAILER_INVALID
// covers: error:ERR_INVALID_CHAR, error:ERR_INVALID_HTTP_TOKEN
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('sent', {
    handler: (_, res) => {
      res.writeHead(200, { Trailer: 'X-T' });
      res.write('abc');
      res.addTrailers({ 'X-T': 'v' });
      res.end();
    },
    send: get(),
  });
  await exchange('pairs', {
    handler: (_, res) => {
      res.setHeader('Trailer', 'X-T');
      res.write('abc');
      res.addTrailers([
        ['X-T', 'v'],
        ['X-U', 'w'],
      ]);
      res.end();
    },
    send: get(),
  });
  await exchange('not chunked', {
    handler: (_, res) => {
      res.addTrailers({ 'X-T': 'v' });
      res.end('abc');
    },
    send: get(),
  });
  await exchange('wrong', {
    handler: (_, res) => {
      attempt('name', () => res.addTrailers({ 'a b': 'v' }));
      attempt('value', () => res.addTrailers({ a: '\n' }));
      res.setHeader('Trailer', 'x');
      res.setHeader('Content-Length', 3);
      attempt('head', () => res.writeHead(200));
      res.removeHeader('Trailer');
      res.end('abc');
    },
    send: get(),
  });
  await exchange('received', {
    handler: (req, res) => {
      req.resume();
      req.on('end', () => {
        console.log(
          JSON.stringify(req.trailers),
          JSON.stringify(req.rawTrailers),
          JSON.stringify(req.trailersDistinct),
        );
        res.end();
      });
    },
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX-T: 1\r\nx-t: 2\r\nY: 3\r\n\r\n',
  });
})();
