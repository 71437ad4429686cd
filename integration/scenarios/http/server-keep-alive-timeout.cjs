'use strict';
// keepAliveTimeout and its buffer: what the answer says of it, and that the server ends an idle connection.
// covers: http.Server#keepAliveTimeout, http.Server#keepAliveTimeoutBuffer, http.Server:option:keepAliveTimeout
// covers: http.Server:option:keepAliveTimeoutBuffer, http.ServerResponse#end, http.ServerResponse#setHeader
const { exchange, keep } = require('./lib/raw.cjs');

const handler = (req, res) => res.end('ok');
(async () => {
  await exchange('tells whole seconds', {
    options: { keepAliveTimeout: 7900 },
    handler,
    send: keep(),
    until: 'ok',
  });
  await exchange('none', { options: { keepAliveTimeout: 0 }, handler, send: keep(), until: 'ok' });
  await exchange('runs out', {
    options: { keepAliveTimeout: 40, keepAliveTimeoutBuffer: 20 },
    handler,
    send: keep(),
  });
  await exchange('set later', {
    handler,
    send: keep(),
    until: 'ok',
    setup: (server) => {
      server.keepAliveTimeout = 12_000;
      server.keepAliveTimeoutBuffer = 0;
      console.log(server.keepAliveTimeout, server.keepAliveTimeoutBuffer);
    },
  });
  await exchange('own header', {
    handler: (req, res) => {
      res.setHeader('Keep-Alive', 'timeout=1');
      res.setHeader('Connection', 'keep-alive');
      res.end('ok');
    },
    send: keep(),
    until: 'ok',
  });
})();
