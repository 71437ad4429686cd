'use strict';
// covers: net.Server:event:connection, net.Socket:event:connect
// Three clients in one turn: the server hears of one in each turn of the loop, clients of all in the first.
const net = require('node:net');
let accepted = 0;
const server = net.createServer((s) => {
  accepted += 1;
  console.log('connection', accepted);
  s.resume();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const names = ['a', 'b', 'c'];
  let closed = 0;
  for (const name of names) {
    const c = net.connect(port, '127.0.0.1').resume();
    c.on('connect', () => console.log('connect', name));
    c.on('close', () => {
      closed += 1;
      if (closed === names.length) server.close(() => console.log('closed'));
    });
    setTimeout(() => c.end(), 20);
  }
  setImmediate(() => console.log('check phase'));
});
