'use strict';
// covers: net.Socket#connect, net.Server#listen, net.Socket, net.Server
// Packages that instrument net replace methods on the prototypes, subclass, and inherit the old way.
const net = require('node:net');
const util = require('node:util');
const { prototype } = net.Socket;
const original = prototype.connect;
prototype.connect = function connect(...args) {
  console.log('replaced connect', args.length, Array.isArray(args[0]) && typeof args[0][0]);
  return original.apply(this, args);
};
net.connect({ port: 1, host: '127.0.0.1' }).on('error', ({ code }) => console.log(code));
net.createConnection(1, '127.0.0.1', () => {}).on('error', ({ code }) => console.log(code));
prototype.connect = original;
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function replaced(...args) {
  console.log('replaced listen', args.length);
  return listen.apply(this, args);
};
const server = net.createServer().listen(0, '127.0.0.1', () => server.close());
net.Server.prototype.listen = listen;
function Old(options) {
  net.Socket.call(this, options);
  this.mine = 1;
}
util.inherits(Old, net.Socket);
const old = new Old({ allowHalfOpen: true });
console.log(old instanceof net.Socket, old.allowHalfOpen, old.mine, net.Socket() instanceof net.Socket);
class Young extends net.Socket {
  constructor() {
    super({ highWaterMark: 5 });
  }
  write(...args) {
    console.log('write', args.length);
    return super.write(...args);
  }
}
const young = new Young();
console.log(young.readableHighWaterMark, young.constructor.name, young instanceof net.Socket);
young.on('error', ({ code }) => console.log(code));
young.write('x');
function OldServer(listener) {
  if (!(this instanceof OldServer)) return new OldServer(listener);
  net.Server.call(this, listener);
}
util.inherits(OldServer, net.Server);
console.log(OldServer(() => {}).listenerCount('connection'), net.Server() instanceof net.Server);
