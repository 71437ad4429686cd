'use strict';
// covers: net.Socket#cork, net.Socket#uncork
// Corks count; nothing leaves before the last is drawn.
const net = require('node:net');
const server = net.createServer((socket) => {
  let got = '';
  socket.on('data', (data) => (got += data));
  socket.on('end', () => console.log('got', got));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.cork();
    s.cork();
    s.write('a');
    s.write('b');
    console.log(s.writableCorked, s.writableLength, s.bytesWritten);
    s.uncork();
    console.log(s.writableCorked, s.writableLength);
    s.uncork();
    console.log(s.writableCorked);
    s.end('c');
  });
  s.resume();
  s.on('close', () => server.close());
});
