'use strict';
// stream.finished over sockets: a clean end, and one that came too early.
const net = require('node:net');
const { finished } = require('node:stream');
const server = net.createServer((socket) => socket.on('error', () => {}).end('data'));
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  finished(s, (error) => {
    console.log('clean', error);
    const t = net.connect(server.address().port, '127.0.0.1', () => t.destroy());
    finished(t, (e) => {
      console.log('early', e.code, e.message);
      server.close();
    });
  });
  s.resume();
});
