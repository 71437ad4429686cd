'use strict';
// covers: net.Server#close, net.Server:option:allowHalfOpen, net.Socket:event:close
// close() waits for a connection that is half-closed.
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.on('end', () => {
    server.close(() => setTimeout(() => console.log('server closed'), 30));
    setTimeout(() => {
      console.log('still there', socket.writable, server.listening);
      socket.end('late');
    }, 40);
  });
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => s.end());
  s.on('data', (data) => console.log(String(data)));
  s.on('close', () => console.log('client closed'));
});
