'use strict';
// covers: net.Socket#end, net.Socket#pause, net.Socket:event:data, net.Socket:event:end
// covers: net.Socket:option:allowHalfOpen
// Data that was not read yet outlives the peer's FIN.
const net = require('node:net');
const server = net.createServer((socket) => socket.end('x'.repeat(100000)));
server.listen(0, '127.0.0.1', () => {
  const s = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  s.pause();
  setTimeout(() => {
    console.log('ended before reading', s.readableEnded, s.destroyed);
    let size = 0;
    s.on('data', (data) => (size += data.length));
    s.on('end', () => {
      console.log('end', size);
      s.end();
    });
    s.resume();
  }, 50);
  s.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
});
