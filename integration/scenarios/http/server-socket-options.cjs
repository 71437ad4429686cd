'use strict';
// keepAlive, keepAliveInitialDelay, noDelay and highWaterMark: what the server's sockets are given.
// covers: http.createServer, http.Server:option:highWaterMark, http.Server:option:keepAlive
// covers: http.Server:option:keepAliveInitialDelay, http.Server:option:noDelay, http.ServerResponse#end
// covers: http.ServerResponse#socket, http.IncomingMessage#socket, error:ERR_INVALID_ARG_TYPE
const http = require('node:http');
const { attempt, exchange, get } = require('./lib/raw.cjs');

const handler = (req, res) => {
  console.log(
    req.socket.readableHighWaterMark,
    res.socket.writableHighWaterMark,
    req.readableHighWaterMark,
    res.writableHighWaterMark,
  );
  res.end('ok');
};
(async () => {
  await exchange('as they are', { handler, send: get() });
  await exchange('set', {
    options: { keepAlive: true, keepAliveInitialDelay: 5000, noDelay: false, highWaterMark: 1000 },
    handler,
    send: get(),
    setup: (server) =>
      console.log(server.keepAlive, server.keepAliveInitialDelay, server.noDelay, server.highWaterMark),
  });
  const server = http.createServer();
  console.log(server.keepAlive, server.keepAliveInitialDelay, server.noDelay, server.highWaterMark);
  attempt('negative', () => http.createServer({ keepAliveInitialDelay: -1 }));
  attempt('text', () => http.createServer({ highWaterMark: 'x' }));
})();
