'use strict';
// covers: net.Server:event:error, net.Socket:event:data
// A server listens, closes and listens again, ten times on one port.
const net = require('node:net');
const server = net.createServer((socket) => socket.end('x'));
let port = 0;
let rounds = 0;
const round = () => {
  server.listen(port, '127.0.0.1', () => {
    port = server.address().port;
    const s = net.connect(port, '127.0.0.1');
    s.on('data', () => (rounds += 1));
    s.on('close', () => server.close(() => (rounds < 10 ? round() : console.log('rounds', rounds))));
  });
};
server.on('error', (error) => console.log(error.code));
round();
