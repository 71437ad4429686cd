'use strict';
// server.timeout and setTimeout of messages.
// covers: http.Server#setTimeout, http.ServerResponse#end, http.ServerResponse#setTimeout
// covers: http.IncomingMessage#setTimeout
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const quiet = () => {};
  await exchange('destroyed', { handler: quiet, send: keep(), setup: (server) => server.setTimeout(40) });
  await exchange('server listener', {
    handler: quiet,
    send: keep(),
    setup: (server) =>
      server.setTimeout(40, (socket) => {
        console.log('server');
        socket.destroy();
      }),
  });
  await exchange('response', {
    handler: (req, res) =>
      res.setTimeout(40, () => {
        console.log('response');
        res.end('sorry');
      }),
    send: get(),
  });
  await exchange('request', {
    handler: (req, res) =>
      req.setTimeout(40, () => {
        console.log('request');
        res.end('sorry');
      }),
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\na',
  });
})();
