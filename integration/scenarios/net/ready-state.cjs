'use strict';
// covers: net.Socket#readyState
// readyState in each of its five values.
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  console.log('server', socket.readyState);
  socket.on('end', () => {
    console.log('server after the peer ended', socket.readyState);
    socket.end();
    console.log('server after end()', socket.readyState);
  });
  socket.on('close', () => console.log('server closed', socket.readyState));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  console.log('client', s.readyState);
  s.on('connect', () => {
    console.log('client connected', s.readyState);
    setTimeout(() => {
      s.end();
      console.log('client after end()', s.readyState);
    }, 20);
  });
  s.on('close', () => server.close(() => setTimeout(() => console.log('client closed', s.readyState), 20)));
  s.resume();
});
