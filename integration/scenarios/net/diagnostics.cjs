'use strict';
// covers: net.Socket, net.Socket#connecting
// Channels of net.
const net = require('node:net');
const dc = require('node:diagnostics_channel');
const log = [];
dc.subscribe('net.client.socket', ({ socket }) =>
  log.push(`client ${socket instanceof net.Socket} ${socket.connecting}`),
);
dc.subscribe('net.server.socket', ({ socket }) => log.push(`server ${socket instanceof net.Socket}`));
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.on('close', () => server.close(() => console.log(log.join('\n'))));
  s.resume();
});
