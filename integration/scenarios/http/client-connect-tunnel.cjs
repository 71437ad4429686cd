'use strict';
// CONNECT: the socket is handed over with the bytes that came behind the head, and is a plain socket from then on.
// covers: http.ClientRequest:event:connect, http.request:option:method, http.request:option:path
const http = require('node:http');
const { printed, rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket, text, _connection, request) => {
    console.log(request === 0 ? printed(text) : `tunnel: ${text}`);
    if (request === 0) socket.write('HTTP/1.1 200 Connection established\r\nX-Proxy: 1\r\n\r\nearly');
    else socket.end(`echo ${text}`);
  },
  (port) =>
    new Promise((resolve) => {
      const req = http.request({ host: '127.0.0.1', port, method: 'CONNECT', path: 'far.example:443' });
      req.on('response', () => console.log('response'));
      req.on('close', () => console.log('req close', req.destroyed));
      req.on('connect', (res, socket, head) => {
        console.log('connect', res.statusCode, res.headers, String(head), socket === req.socket);
        console.log(socket.listenerCount('data'), socket.listenerCount('error'), typeof socket._httpMessage);
        socket.on('data', (part) => console.log('data', String(part)));
        socket.on('close', resolve);
        socket.write('hello');
      });
      req.end();
    }),
  (text) => text.endsWith('\r\n\r\n') || text === 'hello',
);
