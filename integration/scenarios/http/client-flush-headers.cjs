'use strict';
// flushHeaders sends the head before there is a body; without it the head waits for the first byte.
// covers: http.ClientRequest#flushHeaders, http.ClientRequest#headersSent
const http = require('node:http');
const { printed, rawServer, whole, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text, _connection, request) => {
    console.log(request, printed(text));
    if (request === 1 || text.includes('late')) socket.end(BYE);
  },
  async (port) => {
    const base = { host: '127.0.0.1', port, agent: false, method: 'POST' };
    await whole(http.request(base), (req) => {
      console.log(req.headersSent);
      req.flushHeaders();
      console.log(req.headersSent);
      setTimeout(() => req.end('body'), 40);
    });
    await whole(http.request(base), (req) => setTimeout(() => req.end('late'), 40));
  },
  (text) => text.endsWith('\r\n\r\n') || text.includes('late') || text.endsWith('0\r\n\r\n'),
);
