'use strict';
// covers: net.Socket#address, net.Socket#localFamily, net.Socket#remoteFamily
// Both ends name each other.
const net = require('node:net');
const server = net.createServer((socket) => {
  console.log(socket.localFamily, socket.remoteFamily, socket.localPort === server.address().port);
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    console.log(s.address().port === s.localPort, s.address().family, s.remotePort === server.address().port);
    s.resume();
  });
  s.on('close', () => server.close(() => console.log(s.address())));
});
