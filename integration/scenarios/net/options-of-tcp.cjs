'use strict';
// covers: net.Server:option:noDelay, net.Server:option:keepAlive, net.Server:option:keepAliveInitialDelay
// covers: net.Socket#ref, net.Socket#setKeepAlive, net.Socket#setNoDelay, net.Socket#unref
// covers: net.Socket:option:noDelay, net.Socket:option:keepAlive, net.Socket:option:keepAliveInitialDelay
// setNoDelay, setKeepAlive, setTypeOfService, ref and unref: before and after the connect, each gives the socket back.
const net = require('node:net');
const calls = (s) => [
  s.setNoDelay() === s,
  s.setNoDelay(false) === s,
  s.setNoDelay(true) === s,
  s.setKeepAlive() === s,
  s.setKeepAlive(true, 1000) === s,
  s.setKeepAlive(false) === s,
  s.ref() === s,
  s.unref() === s,
  s.ref() === s,
];
const server = net.createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 5000 }, (socket) =>
  socket.end(),
);
server.listen(0, '127.0.0.1', () => {
  const s = new net.Socket();
  console.log(...calls(s));
  s.connect({
    port: server.address().port,
    host: '127.0.0.1',
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 1000,
  });
  console.log(...calls(s));
  s.on('connect', () => console.log(...calls(s)));
  s.on('close', () => {
    console.log(...calls(s));
    server.close();
  });
  s.resume();
});
