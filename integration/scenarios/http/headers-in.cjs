'use strict';
// How header lines become headers.
// covers: http.Server#maxHeadersCount, http.Server:option:joinDuplicateHeaders, http.ServerResponse#end
// covers: http.IncomingMessage#complete, http.IncomingMessage#headers, http.IncomingMessage#headersDistinct
// covers: http.IncomingMessage#httpVersion, http.IncomingMessage#httpVersionMajor
// covers: http.IncomingMessage#httpVersionMinor, http.IncomingMessage#method, http.IncomingMessage#rawHeaders
// covers: http.IncomingMessage#url
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
