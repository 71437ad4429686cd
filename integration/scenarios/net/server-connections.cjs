'use strict';
// covers: net.Server#getConnections
// getConnections counts those that live.
const net = require('node:net');
const sockets = [];
const server = net.createServer((socket) => {
  socket.resume();
  sockets.push(socket);
  if (sockets.length === 3) server.emit('three');
});
server.on('three', () => {
  console.log(
    server.getConnections((error, count) => {
      console.log(error, count);
      sockets[0].on('close', () => {
        server.getConnections((_, left) => {
          console.log(left, sockets[1].server === server);
          for (const socket of sockets) socket.destroy();
          server.close(() => console.log('closed'));
        });
      });
      sockets[0].destroy();
    }) === server,
  );
});
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 3; i++)
    net
      .connect(server.address().port, '127.0.0.1')
      .resume()
      .on('error', () => {});
});
