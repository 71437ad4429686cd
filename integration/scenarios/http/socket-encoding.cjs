'use strict';
// A server's socket carries bytes, whatever a program would like.
// covers: http.createServer, http.get, http.request, http.Server#close, http.Server#listen
// covers: http.Server:event:upgrade, http.ServerResponse#end, http.ServerResponse#req
// covers: http.ServerResponse#socket, http.IncomingMessage#socket, http.IncomingMessage:event:data
// covers: http.IncomingMessage:event:end, error:ECONNRESET, error:ERR_HTTP_SOCKET_ENCODING
// covers: http.ClientRequest:event:upgrade
const http = require('node:http');
const { attempt } = require('./lib/raw.cjs');

const server = http.createServer((req, res) => {
  attempt('request', () => req.socket.setEncoding('utf8'));
  console.log(req.socket.server === server, req.socket === res.socket, res.req === req);
  req.setEncoding('utf8');
  req.on('data', (text) => console.log(typeof text, text));
  req.on('end', () => res.end('x'));
});
server.on('upgrade', (req, socket) => {
  attempt('upgrade', () => socket.setEncoding('utf8'));
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const base = { port: server.address().port, host: '127.0.0.1', agent: false };
  const req = http.request({ ...base, method: 'POST' }, (res) => {
    res.resume();
    res.on('end', () => {
      http.get({ ...base, headers: { Upgrade: 'x', Connection: 'Upgrade' } }).on('error', (error) => {
        console.log(error.code);
        server.close(() => console.log('closed'));
      });
    });
  });
  req.end('h\u00e9llo');
});
