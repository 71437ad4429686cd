'use strict';
// covers: net.Server#listen, net.Server:event:listening
// Two listen() in one turn, before the first has taken effect: one listener serves both, and closing it ends all.
const net = require('node:net');
const server = net.createServer();
server.on('listening', () => console.log('listening', server.listening));
server.on('close', () => console.log('close'));
server.listen(0, '127.0.0.1', () => console.log('first callback'));
try {
  server.listen(0, '127.0.0.1', () => console.log('second callback'));
} catch (error) {
  console.log(error.code);
}
setTimeout(() => server.close(), 20);
