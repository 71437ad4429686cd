'use strict';
// covers: net.Server#getConnections
// Connections are counted until both sides have closed.
const net = require('node:net');
const server = net.createServer((socket) => {
  server.getConnections((error, count) => {
    console.log(error, count);
    socket.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1').resume();
  s.on('close', () => server.close(() => server.getConnections((error, count) => console.log(error, count))));
});
