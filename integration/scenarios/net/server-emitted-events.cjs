'use strict';
// covers: net.Server:event:connection, net.Server:event:close
// Events that a program emits itself: connection with what is no socket, close, and timeout of a socket.
const net = require('node:net');
const server = net.createServer((value) => console.log('connection', value));
console.log(server.emit('connection', 'no socket'), server.emit('close'), server._connections);
server.on('close', () => console.log('close'));
server._emitCloseIfDrained();
const s = new net.Socket();
console.log(s.emit('timeout'));
s.on('timeout', () => console.log('timeout'));
console.log(s.emit('timeout'));
