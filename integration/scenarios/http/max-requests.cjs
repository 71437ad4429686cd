'use strict';
// maxRequestsPerSocket and dropRequest.
// covers: http.Server#maxRequestsPerSocket, http.Server:event:dropRequest, http.Server:option:keepAliveTimeout
// covers: http.Server:option:keepAliveTimeoutBuffer, http.ServerResponse#end, http.IncomingMessage#url
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('three of two', {
    options: { keepAliveTimeout: 50, keepAliveTimeoutBuffer: 10 },
    handler: (req, res) => res.end(req.url),
    send: [keep('/1') + keep('/2') + keep('/3')],
    setup: (server) => {
      server.maxRequestsPerSocket = 2;
      server.on('dropRequest', (req) => console.log('dropped', req.url));
    },
  });
  await exchange('one of one', {
    options: { keepAliveTimeout: 50, keepAliveTimeoutBuffer: 10 },
    handler: (req, res) => res.end(req.url),
    send: keep('/1'),
    setup: (server) => {
      server.maxRequestsPerSocket = 1;
    },
  });
  await exchange('one of five', {
    handler: (req, res) => res.end(req.url),
    send: keep('/1'),
    until: '/1',
    setup: (server) => {
      server.maxRequestsPerSocket = 5;
    },
  });
})();
