'use strict';
// covers: net.Server:event:error, net.Socket#address, net.connect:option:port
// covers: net.connect:option:localAddress, error:EADDRNOTAVAIL
// Addresses that are not this machine's, for both sides.
const net = require('node:net');
const server = net.createServer();
server.on('error', (error) => {
  console.log(error.message, error.code, error.errno, error.syscall, error.address, error.port);
  const s = net.connect({ port: 9, host: '127.0.0.1', localAddress: '192.0.2.1' });
  s.on('error', (e) => console.log(e.message, e.code, e.errno, e.syscall, e.address, e.port));
  s.on('close', (hadError) => console.log('close', hadError));
});
server.listen(0, '192.0.2.1');
