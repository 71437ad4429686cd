'use strict';
// A connection without a request is closed after keepAliveTimeout.
// covers: http.Server:event:connection, http.Server:event:timeout, http.Server:option:keepAliveTimeout
// covers: http.Server:option:keepAliveTimeoutBuffer, http.ServerResponse#end
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('closed by the server', {
    options: { keepAliveTimeout: 50, keepAliveTimeoutBuffer: 10 },
    handler: (req, res) => res.end('ok'),
    send: keep(),
    setup: (server) =>
      server.on('connection', (socket) => socket.on('timeout', () => console.log('timeout'))),
  });
  await exchange('kept by a listener', {
    options: { keepAliveTimeout: 30, keepAliveTimeoutBuffer: 10 },
    handler: (req, res) => res.end('ok'),
    send: keep(),
    setup: (server) =>
      server.on('timeout', (socket) => {
        console.log('server heard');
        socket.end('bye');
      }),
  });
})();
