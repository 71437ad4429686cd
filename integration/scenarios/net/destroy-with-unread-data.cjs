'use strict';
// covers: net.Socket#pause, error:ECONNRESET
// A socket destroyed with data that it has not read resets the connection.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('server error', error.code, error.syscall));
  socket.on('close', (hadError) => {
    console.log('server close', hadError);
    server.close();
  });
  socket.write('x'.repeat(100000));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.pause();
  s.on('connect', () => setTimeout(() => s.destroy(), 50));
  s.on('close', (hadError) => setTimeout(() => console.log('client close', hadError), 30));
});
