'use strict';
// Heads that are too large.
// covers: http.Server:option:maxHeaderSize, http.ServerResponse#end, http.IncomingMessage#headers
// covers: http.IncomingMessage#rawHeaders
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const ok = (req, res) => res.end('ok');
  await exchange('below', {
    options: { maxHeaderSize: 1000 },
    handler: ok,
    send: get('/', [`X: ${'y'.repeat(500)}`]),
  });
  await exchange('above', {
    options: { maxHeaderSize: 1000 },
    handler: ok,
    send: get('/', [`X: ${'y'.repeat(1500)}`]),
  });
  await exchange('default', { handler: ok, send: get('/', [`X: ${'y'.repeat(17000)}`]) });
  await exchange('long target', {
    options: { maxHeaderSize: 1000 },
    handler: ok,
    send: get(`/${'y'.repeat(1500)}`),
  });
  await exchange('many', {
    handler: (req, res) => {
      console.log(Object.keys(req.headers).length, req.rawHeaders.length);
      res.end();
    },
    send: get(
      '/',
      Array.from({ length: 1200 }, (_, i) => `a${i}: b`),
    ),
  });
})();
