'use strict';
// covers: net.Server#maxConnections, net.Server:event:connection, net.Server:event:drop
// covers: net.Socket#localAddress, net.Socket#localPort, net.Socket#remoteFamily
// maxConnections: one too many is dropped and told.
const net = require('node:net');
const server = net.createServer((socket) => {
  console.log('connection');
  socket.resume();
});
server.maxConnections = 1;
server.on('drop', (data) => {
  console.log(
    'drop',
    Object.keys(data).sort().join(),
    data.localAddress,
    data.remoteFamily,
    data.localPort === server.address().port,
  );
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const first = net.connect(port, '127.0.0.1', () => {
    setTimeout(() => {
      const second = net.connect(port, '127.0.0.1');
      second.on('connect', () => console.log('second connects'));
      second.on('error', (error) => console.log('second', error.code));
      second.on('close', () => {
        console.log('second close');
        first.end();
        server.close(() => console.log('closed'));
      });
      second.resume();
    }, 30);
  });
  first.resume();
});
