'use strict';
// How header lines become headers.
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const lines = [
    'X-A: 1',
    'x-a: 2',
    'Set-Cookie: a',
    'set-cookie: b',
    'Cookie: x',
    'Cookie: y',
    'User-Agent: 1',
    'User-Agent: 2',
    'Content-Type: t',
    'content-type: u',
    'Empty:',
    'Spaces:   v  ',
  ];
  const handler = (req, res) => {
    console.log(JSON.stringify(req.headers));
    console.log(JSON.stringify(req.headersDistinct));
    console.log(JSON.stringify(req.rawHeaders));
    console.log(
      req.httpVersion,
      req.httpVersionMajor,
      req.httpVersionMinor,
      req.method,
      req.url,
      req.complete,
    );
    res.end();
  };
  await exchange('as they are', { handler, send: get('/a?b=c#d', lines) });
  await exchange('joined', { options: { joinDuplicateHeaders: true }, handler, send: get('/', lines) });
  await exchange('few', {
    handler: (req, res) => {
      console.log(Object.keys(req.headers), req.rawHeaders.length);
      res.end();
    },
    send: get('/', lines),
    setup: (server) => {
      server.maxHeadersCount = 3;
    },
  });
})();
