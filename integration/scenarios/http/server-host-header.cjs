'use strict';
// requireHostHeader: a request of HTTP/1.1 without Host is answered 400, unless the server does not ask for one.
// covers: http.Server:option:requireHostHeader, http.ServerResponse#end, http.IncomingMessage#headers
const { exchange } = require('./lib/raw.cjs');

const handler = (req, res) => res.end(`host ${req.headers.host}`);
(async () => {
  const send = 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n';
  await exchange('asked for', { handler, send });
  await exchange('not asked for', { options: { requireHostHeader: false }, handler, send });
  await exchange('HTTP/1.0', { handler, send: 'GET / HTTP/1.0\r\n\r\n' });
  await exchange('empty', { handler, send: 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n' });
  await exchange('twice', {
    handler,
    send: 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n',
  });
})();
