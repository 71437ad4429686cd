'use strict';
// covers: net.Server#ref, net.Server#unref, net.Socket#unref
// An unreferenced server and socket do not keep the program alive.
const net = require('node:net');
const server = net.createServer((socket) => socket.unref());
console.log(server.unref() === server, server.ref() === server);
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    console.log('connected');
    s.unref();
    server.unref();
  });
  s.on('close', () => console.log('close is not seen'));
});
