'use strict';
// Order of a socket's events from connect to close, each side by itself.
const net = require('node:net');
const names = [
  'connect',
  'ready',
  'data',
  'end',
  'finish',
  'close',
  'prefinish',
  'drain',
  'timeout',
  'error',
];
const watch = (s) => {
  const log = [];
  for (const name of names) s.on(name, () => log.at(-1) !== name && log.push(name));
  return log;
};
const server = net.createServer((socket) => {
  const log = watch(socket);
  socket.write('hello');
  socket.on('end', () => socket.end('bye'));
  socket.on('close', () => server.close(() => setTimeout(() => console.log('server:', log.join(' ')), 20)));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  const log = watch(s);
  s.once('data', () => s.end('done'));
  s.on('close', () => console.log('client:', log.join(' ')));
});
