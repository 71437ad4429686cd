'use strict';
// covers: net.Socket#destroy, net.Socket:event:close
// stream.finished with each of its options, on a socket that ends and on one that destroy ends too early; then close.
const net = require('node:net');
const { finished } = require('node:stream');
const { once } = require('node:events');
const promises = require('node:stream/promises');
const { show } = require('./lib/watch.cjs');
const server = net.createServer({ allowHalfOpen: true }, (s) => s.on('error', () => {}).pipe(s));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const good = net.connect(port, '127.0.0.1');
  finished(good, (error) => console.log('both', show(error)));
  finished(good, { readable: false }, (error) => console.log('written', show(error)));
  finished(good, { writable: false }, (error) => console.log('read', show(error)));
  good.resume().end('x');
  good.on('close', () => console.log('close'));
  const closed = once(good, 'close');
  await promises.finished(good);
  await closed;
  const early = net.connect(port, '127.0.0.1');
  early.destroy();
  await promises.finished(early).catch((error) => console.log('promise', show(error)));
  const refused = net.connect(1, '127.0.0.1');
  await promises.finished(refused).catch((error) => console.log('refused', show(error)));
  server.close();
});
