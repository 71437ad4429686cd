'use strict';
// covers: net.Server#address, net.Socket:event:close, error:ECONNREFUSED
// Without an 'error' listener an error is an uncaught exception.
const net = require('node:net');
process.on('uncaughtException', (error, origin) => {
  console.log('uncaught', error.code, error.syscall, origin);
});
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    net.connect(port, '127.0.0.1').on('close', (hadError) => console.log('close', hadError));
  });
});
