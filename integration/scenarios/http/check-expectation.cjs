'use strict';
// 'checkExpectation': for an Expect that is not 100-continue; 417 when nobody listens.
// covers: http.Server:event:checkExpectation, http.ServerResponse#end, http.ServerResponse#statusCode
// covers: http.IncomingMessage#headers
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  const send = get('/', ['Expect: something']);
  const handler = (req, res) => res.end('request');
  await exchange('nobody', { handler, send });
  await exchange('somebody', {
    handler,
    send,
    setup: (server) =>
      server.on('checkExpectation', (req, res) => {
        console.log(req.headers.expect, res.statusCode);
        res.end('expected');
      }),
  });
  await exchange('HTTP/1.0', { handler, send: 'GET / HTTP/1.0\r\nExpect: something\r\n\r\n' });
  await exchange('continue in a list', { handler, send: get('/', ['Expect: a, 100-continue']) });
})();
