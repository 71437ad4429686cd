'use strict';
// optimizeEmptyRequests.
// covers: http.Server:option:optimizeEmptyRequests, http.ServerResponse#end, http.IncomingMessage:event:end
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  const handler = (req, res) => {
    console.log(req.readableEnded, req.destroyed, req._dumped);
    req.on('end', () => console.log('end'));
    req.resume();
    setImmediate(() => res.end('x'));
  };
  await exchange('empty', { options: { optimizeEmptyRequests: true }, handler, send: get() });
  await exchange('with body', {
    options: { optimizeEmptyRequests: true },
    handler,
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\na',
  });
  await exchange('plain', { handler, send: get() });
})();
