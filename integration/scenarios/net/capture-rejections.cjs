'use strict';
// events.captureRejections: a rejected 'connection' listener ends its socket.
const net = require('node:net');
require('node:events').captureRejections = true;
const server = net.createServer(async (socket) => {
  socket.on('error', (error) => console.log('socket error', error.message));
  throw new Error('from the listener');
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.on('error', () => {});
  s.on('close', () => server.close(() => console.log('closed')));
  s.resume();
});
