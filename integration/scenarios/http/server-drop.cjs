'use strict';
// maxConnections and 'drop'; maxRequestsPerSocket and 'dropRequest'.
// covers: http.Server#maxRequestsPerSocket, http.Server:event:dropRequest, http.ServerResponse#end
// covers: http.IncomingMessage#socket, http.IncomingMessage#url
const { exchange, keep } = require('./lib/raw.cjs');

const handler = (req, res) => res.end(req.url);
(async () => {
  await exchange('connections', {
    handler,
    send: '',
    setup: (server) => {
      server.maxConnections = 0;
      server.on('drop', (data) => console.log('drop', data.remoteAddress, data.remoteFamily));
    },
  });
  await exchange('requests', {
    handler,
    send: keep('/1') + keep('/2') + keep('/3'),
    setup: (server) => {
      server.maxRequestsPerSocket = 1;
      server.on('dropRequest', (req, socket) => console.log('dropRequest', req.url, socket === req.socket));
    },
  });
})();
