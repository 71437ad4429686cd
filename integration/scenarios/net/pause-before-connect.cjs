'use strict';
// covers: net.Socket#pause, net.Socket#resume, net.Socket:event:connect
// A socket that pause was called on before connect reads nothing into listeners until resume.
const net = require('node:net');
const server = net.createServer((s) => s.end('text'));
server.listen(0, '127.0.0.1', () => {
  const c = new net.Socket();
  c.pause();
  c.on('data', (data) => console.log('data', String(data)));
  c.on('end', () => console.log('end'));
  c.connect(server.address().port, '127.0.0.1');
  c.on('connect', () => {
    console.log(c.isPaused(), c.readableFlowing);
    setTimeout(() => {
      console.log(c.readableLength, c.isPaused());
      c.resume();
    }, 20);
  });
  c.on('close', () => server.close());
});
