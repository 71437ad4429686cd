'use strict';
// covers: net.Socket, net.Server#asyncDispose
// What a new socket has.
const net = require('node:net');
const s = new net.Socket();
for (const name of [
  'connecting',
  'pending',
  'destroyed',
  'readyState',
  'bytesRead',
  'bytesWritten',
  'bufferSize',
  'timeout',
  'allowHalfOpen',
  'readable',
  'writable',
  'remoteAddress',
  'remoteFamily',
  'remotePort',
  'localAddress',
  'localFamily',
  'localPort',
  'readableHighWaterMark',
  'writableHighWaterMark',
  'readableFlowing',
  'writableObjectMode',
  'readableObjectMode',
  'errored',
  'closed',
  'readableEnded',
  'writableEnded',
  'writableFinished',
  'writableCorked',
  'encrypted',
  'server',
])
  console.log(name, s[name]);
console.log(
  s.address(),
  s.eventNames(),
  s._readableState.length,
  s._writableState.length,
  s._writableState.needDrain,
  s._writableState.ended,
);
console.log(typeof s[Symbol.asyncDispose], typeof s[Symbol.asyncIterator]);
console.log(
  Object.keys(net)
    .filter((name) => name !== '_createServerHandle' && name !== 'BoundSocket')
    .sort()
    .join(),
);
