'use strict';
// covers: net.Socket#resetAndDestroy, error:ECONNRESET
// A reset ends in ECONNRESET at the other side.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('end', () => console.log('server end'));
  socket.on('error', (error) =>
    console.log('server error', error.code, error.errno, error.syscall, error.message),
  );
  socket.on('close', (hadError) => {
    console.log('server close', hadError);
    server.close();
  });
  socket.resume();
});
const s = new net.Socket();
s.on('error', (error) => console.log('client error', error.code));
server.listen(0, '127.0.0.1', () => {
  s.connect(server.address().port, '127.0.0.1', () => {
    setTimeout(() => {
      console.log(s.resetAndDestroy() === s, s.destroyed);
    }, 20);
  });
});
