'use strict';
// covers: net.Server:option:allowHalfOpen, net.Socket:option:allowHalfOpen
// A client with allowHalfOpen can write after the server has ended.
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.end('server is done');
  let got = '';
  socket.on('data', (data) => (got += data));
  socket.on('end', () => console.log('server got', got));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  s.on('data', (data) => console.log(String(data)));
  s.on('end', () => {
    console.log('end', s.readyState, s.writable, s.readable);
    s.end('a late word');
  });
  s.on('close', (hadError) => {
    console.log('close', hadError, s.readyState);
    server.close();
  });
});
