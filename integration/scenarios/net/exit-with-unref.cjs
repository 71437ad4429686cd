'use strict';
// covers: net.Socket#unref, net.Server#unref, net.Socket#ref
// Sockets and servers that unref was called on keep nothing alive: the program ends when its timer has run.
const net = require('node:net');
const server = net.createServer((s) => s.unref().resume());
server.on('close', () => console.log('never'));
process.on('exit', (code) => console.log('exit', code));
const early = new net.Socket();
console.log(early.unref() === early, early.ref() === early, early.unref() === early);
server.listen(0, '127.0.0.1', () => {
  server.unref();
  const { port } = server.address();
  const c = net.connect(port, '127.0.0.1', () => {
    console.log('connect');
    c.unref();
    c.setTimeout(60_000);
    setTimeout(() => console.log('timer', c.destroyed), 20);
  });
  c.on('close', () => console.log('never'));
});
