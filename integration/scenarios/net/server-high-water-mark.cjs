'use strict';
// covers: net.Server:option:highWaterMark, net.Socket#resume
// highWaterMark of a server is that of its sockets.
const net = require('node:net');
const server = net.createServer({ highWaterMark: 2048 }, (socket) => {
  console.log(server.highWaterMark, socket.readableHighWaterMark, socket.writableHighWaterMark);
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  console.log(s.readableHighWaterMark, s.writableHighWaterMark);
  s.on('close', () => server.close());
  s.resume();
});
