'use strict';
// 'timeout' of request and response, and the limits of a server as they can be read and set.
// covers: http.createServer, http.Server#headersTimeout, http.Server#requestTimeout, http.ServerResponse#end
// covers: http.ServerResponse:event:timeout, http.IncomingMessage#connection, http.IncomingMessage#setTimeout
// covers: http.IncomingMessage#socket, http.IncomingMessage#statusCode, http.IncomingMessage#statusMessage
// covers: http.IncomingMessage:event:timeout
const http = require('node:http');
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('heard', {
    handler: (req, res) => {
      console.log(req.connection === req.socket, req.statusCode, req.statusMessage);
      req.on('timeout', (socket) => console.log('req timeout', socket === req.socket));
      res.on('timeout', (socket) => {
        console.log('res timeout', socket === req.socket);
        res.end('late');
      });
      req.setTimeout(30);
    },
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\na',
  });
  const server = http.createServer();
  console.log(server.headersTimeout, server.requestTimeout);
  server.headersTimeout = 5;
  server.requestTimeout = 0;
  console.log(server.headersTimeout, server.requestTimeout);
})();
