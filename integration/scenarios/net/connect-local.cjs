'use strict';
// covers: net.Socket#localAddress, net.Socket#localPort, net.Socket#remoteAddress, net.Socket#remotePort
// covers: net.Socket:event:connect, net.connect:option:localAddress, net.connect:option:localPort
// localAddress and localPort choose our own end.
const net = require('node:net');
const server = net.createServer((socket) => {
  console.log(socket.remoteAddress, socket.remotePort === chosen);
  socket.end();
});
let chosen;
server.listen(0, '127.0.0.1', () => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    chosen = probe.address().port;
    probe.close(() => {
      const s = net.connect({
        port: server.address().port,
        host: '127.0.0.1',
        localAddress: '127.0.0.1',
        localPort: chosen,
      });
      s.on('connect', () => console.log(s.localAddress, s.localPort === chosen));
      s.on('error', (error) => console.log(error.code));
      s.on('close', () => server.close());
      s.resume();
    });
  });
});
