'use strict';
// covers: net.Socket#localAddress, net.Socket#localFamily, net.Socket#pending, net.Socket#remoteAddress
// covers: net.Socket#remoteFamily, net.Socket:event:connectionAttempt, net.Socket:event:ready
// What a socket says of itself before, during and after its connection.
const net = require('node:net');
const server = net.createServer((socket) => socket.end('bye'));
const show = (what, s) =>
  console.log(
    what,
    s.connecting,
    s.pending,
    s.readyState,
    s.destroyed,
    s.remoteAddress,
    s.remoteFamily,
    s.localAddress,
    s.localFamily,
  );
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const s = new net.Socket();
  show('new', s);
  console.log(s.connect(port, '127.0.0.1') === s);
  show('after connect()', s);
  s.on('lookup', () => console.log('lookup'));
  s.on('connectionAttempt', (ip, p, family) => console.log('attempt', ip, p === port, family));
  s.on('connect', () => {
    show('connect', s);
    console.log(
      s.remotePort === port,
      typeof s.localPort,
      s.address().address,
      s.address().family,
      Object.keys(s.address()),
    );
  });
  s.on('ready', () => show('ready', s));
  s.on('end', () => show('end', s));
  s.on('close', (hadError) => {
    show('close', s);
    console.log(hadError, s.address());
    server.close();
  });
  s.resume();
});
