'use strict';
// covers: net.Server#asyncDispose, net.Server#listening
// Symbol.asyncDispose waits for open connections, and a second asyncDispose has nothing to do.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const server = net.createServer((s) => {
  s.resume();
  const first = server[Symbol.asyncDispose]();
  console.log(first instanceof Promise, server.listening);
  server[Symbol.asyncDispose]().then(
    (value) => console.log('second', value),
    (error) => console.log('second', show(error)),
  );
  first.then((value) => console.log('first', value));
  setTimeout(() => {
    console.log('ending the connection');
    c.end();
  }, 10);
});
server.on('close', () => console.log('close'));
let c;
server.listen(0, '127.0.0.1', () => {
  c = net.connect(server.address().port, '127.0.0.1').resume();
});
