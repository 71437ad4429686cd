'use strict';
// covers: net.Server:event:listening, net.listen:option:host, net.listen:option:port
// covers: net.listen:option:signal, error:ERR_SERVER_NOT_RUNNING
// Aborting the signal of listen closes the server, once.
const net = require('node:net');
const controller = new AbortController();
const server = net.createServer();
server.on('close', () => console.log('close', server.listening));
server.listen({ port: 0, host: '127.0.0.1', signal: controller.signal }, () => {
  console.log('listening');
  controller.abort();
  controller.abort();
  console.log(server.listening);
  setTimeout(() => server.close((error) => console.log(error.code)), 10);
});
