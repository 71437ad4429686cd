'use strict';
// covers: net.createServer, net.Server#address, net.Server#listen, net.Server#listening
// covers: net.Server:event:listening
// Without a host the address is known when listen returns, and 'listening' comes later.
const net = require('node:net');
const server = net.createServer();
server.on('listening', () => {
  console.log('listening');
  server.close();
});
server.listen(0);
console.log(server.listening, typeof server.address().port, server.address().port > 0);
