'use strict';
// covers: net.Server, net.Server:event:connection
// A server adopts a foreign duplex, and Server.prototype.emit can be patched.
const net = require('node:net');
const { PassThrough } = require('node:stream');
const { emit } = net.Server.prototype;
const seen = [];
net.Server.prototype.emit = function patched(name, ...args) {
  seen.push(name);
  return Reflect.apply(emit, this, [name, ...args]);
};
const server = net.createServer((socket) => {
  console.log(socket instanceof net.Socket);
  socket.end?.();
});
server.emit('connection', new PassThrough());
server.listen(0, '127.0.0.1', () => {
  net
    .connect(server.address().port, '127.0.0.1')
    .on('close', () => server.close(() => console.log(seen.join())))
    .resume();
});
