'use strict';
// covers: net.Server#close, net.Server#listen, net.Server:event:close
// close() in the tick of listen(), and in its callback, frees the port; no 'listening' comes after it.
const net = require('node:net');
const server = net.createServer();
server.on('listening', () => console.log('listening'));
server.on('close', () => console.log('close'));
server.listen(0);
const { port } = server.address();
server.close(() => {
  console.log('closed', server.listening, server.address());
  const again = net.createServer();
  again.listen(port, () => {
    console.log('again', again.address().port === port);
    again.close(() => server.listen(port, '127.0.0.1', () => server.close()));
  });
});
