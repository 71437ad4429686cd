'use strict';
// covers: net.Server, net.Stream, net.Socket#pending
// Socket and Server without new, and inherited the old way.
const net = require('node:net');
const util = require('node:util');
const { Duplex } = require('node:stream');
const { EventEmitter } = require('node:events');
const s = net.Socket();
console.log(
  s instanceof net.Socket,
  s instanceof Duplex,
  s.constructor === net.Socket,
  net.Stream === net.Socket,
);
const server = net.Server(() => {});
console.log(server instanceof net.Server, server instanceof EventEmitter, server.listenerCount('connection'));
function Old(options) {
  net.Socket.call(this, options);
  this.mine = true;
}
util.inherits(Old, net.Socket);
Old.prototype.hello = function hello() {
  return `hello ${this.remotePort === undefined}`;
};
class New extends net.Socket {
  constructor() {
    super({ allowHalfOpen: true });
  }
}
const o = new Old();
const n = new New();
console.log(o instanceof net.Socket, o.mine, o.hello(), o.pending, n.allowHalfOpen, n.constructor.name);
function OldServer(listener) {
  net.Server.call(this, listener);
}
Object.setPrototypeOf(OldServer.prototype, net.Server.prototype);
Object.setPrototypeOf(OldServer, net.Server);
const old = new OldServer((socket) => socket.end('from the old server'));
old.listen(0, '127.0.0.1', () => {
  const c = new Old();
  c.connect(old.address().port, '127.0.0.1');
  c.on('data', (data) => console.log(String(data), c.constructor.name));
  c.on('close', () => old.close());
});
