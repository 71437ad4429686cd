'use strict';
// covers: net.Socket, net.Server
// What stands on net.Socket.prototype and net.Server.prototype themselves, where packages look for it and replace it.
const net = require('node:net');
const { Duplex } = require('node:stream');
const EventEmitter = require('node:events');
const members = [
  '_unrefTimer _final setTimeout _onTimeout setNoDelay setKeepAlive setTypeOfService getTypeOfService address _connecting',
  'pending readyState bufferSize _read end resetAndDestroy pause resume read destroySoon _destroy _reset _getpeername',
  'bytesRead remoteAddress remoteFamily remotePort _getsockname localAddress localPort localFamily _writeGeneric _writev',
  '_write _bytesDispatched bytesWritten connect ref unref',
]
  .join(' ')
  .split(' ');
const kind = (prototype, name) => {
  const member = Object.getOwnPropertyDescriptor(prototype, name);
  if (member === undefined) return 'missing';
  return `${typeof (member.value ?? member.get)} ${member.get === undefined ? 'value' : 'getter'} ${member.enumerable}`;
};
for (const name of members) console.log('Socket', name, kind(net.Socket.prototype, name));
for (const name of [
  'listen',
  'listening',
  'address',
  'getConnections',
  'close',
  '_emitCloseIfDrained',
  'ref',
  'unref',
  Symbol.asyncDispose,
]) {
  console.log('Server', String(name), kind(net.Server.prototype, name));
}
console.log(
  net.Socket.length,
  net.Socket.name,
  net.Server.length,
  net.Server.name,
  net.Stream === net.Socket,
);
console.log(
  Object.getPrototypeOf(net.Socket) === Duplex,
  Object.getPrototypeOf(net.Socket.prototype) === Duplex.prototype,
);
console.log(
  Object.getPrototypeOf(net.Server) === EventEmitter,
  Object.getPrototypeOf(net.Server.prototype) === EventEmitter.prototype,
);
console.log(new net.Socket().constructor === net.Socket, net.createServer().constructor === net.Server);
console.log(Object.keys(net.Socket), Object.keys(net.Server));
const missing = [
  'connect',
  'createConnection',
  'createServer',
  'isIP',
  'isIPv4',
  'isIPv6',
  'Server',
  'Socket',
  'Stream',
  'BlockList',
  'SocketAddress',
  '_normalizeArgs',
].filter((name) => !Object.keys(net).includes(name));
console.log(
  missing,
  net.connect.length,
  net.createServer.length,
  net.isIP.length,
  net.connect.name,
  net.createServer.name,
);
