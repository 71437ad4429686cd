'use strict';
// covers: net.Socket#destroy, net.Socket#destroyed, net.Socket:event:error
// destroy(error): 'error', then 'close' with true.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.destroy(new Error('my reason'));
    console.log(s.destroyed, s.errored.message, s.closed);
  });
  s.on('error', (error) => console.log('error', error.message));
  s.on('close', (hadError) => {
    console.log('close', hadError, s.closed);
    server.close();
  });
});
