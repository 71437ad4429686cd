'use strict';
// covers: net.Socket#setTimeout, net.Socket#timeout, net.Socket:event:timeout
// setTimeout: 'timeout' after a silence, nothing is destroyed; the same silence is told once.
const net = require('node:net');
const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    console.log(s.timeout, s.setTimeout(40, () => console.log('callback')) === s, s.timeout);
    s.on('timeout', () => console.log('timeout', s.destroyed, s.connecting));
    setTimeout(() => {
      s.write('again');
    }, 150);
    setTimeout(() => {
      s.setTimeout(0);
      console.log('off', s.timeout);
      setTimeout(() => s.end(), 100);
    }, 300);
  });
  s.on('close', () => server.close(() => console.log('closed')));
  s.resume();
});
