'use strict';
// covers: net.Socket#remotePort
// Socket.prototype.connect and write can be wrapped, as tracing packages do.
const net = require('node:net');
const written = [];
const { connect, write } = net.Socket.prototype;
net.Socket.prototype.connect = function patched(...args) {
  const [options, callback] = Array.isArray(args[0]) ? args[0] : args;
  console.log('connect', typeof options.port, options.host, typeof callback);
  return Reflect.apply(connect, this, args);
};
net.Socket.prototype.write = function patched(...args) {
  // Not console.log: on Node stdout can be such a socket itself.
  if (this.remotePort !== undefined) written.push(String(args[0]));
  return Reflect.apply(write, this, args);
};
const server = net.createServer((socket) => socket.resume().end('from the server'));
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => s.write('x'));
  s.on('close', () => server.close(() => console.log(written.sort().join())));
  s.resume();
});
