'use strict';
// covers: net.Socket:option:onread, net.Socket#destroy
// onread that is none is as if it was not there; one that throws throws to the program, which may destroy the socket.
const net = require('node:net');
const { attempt, show } = require('./lib/watch.cjs');
const callback = () => true;
const buffer = Buffer.alloc(4);
for (const [name, onread] of Object.entries({
  empty: {},
  'no callback': { buffer },
  'no buffer': { callback },
  'text as buffer': { buffer: 'x', callback },
  number: 1,
  nothing: null,
})) {
  attempt(name, () => new net.Socket({ onread }).destroy());
}
const server = net.createServer((s) => s.on('error', () => {}).end('abcd'));
server.listen(0, '127.0.0.1', () => {
  const throwing = () => {
    throw new Error('mine');
  };
  const c = net.connect({
    port: server.address().port,
    host: '127.0.0.1',
    onread: { buffer: new Uint8Array(3), callback: throwing },
  });
  process.once('uncaughtException', (error) => {
    console.log('uncaught', show(error), c.destroyed, c.bytesRead);
    c.destroy();
  });
  c.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
});
