'use strict';
// covers: net.Socket#end, net.Socket:event:end
// end with text, an encoding and a callback.
const net = require('node:net');
let ended = false;
let called = false;
const server = net.createServer((socket) => {
  socket.setEncoding('latin1');
  socket.on('data', (text) => console.log(JSON.stringify(text)));
  socket.on('end', () => (ended = true));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    console.log(s.end('68c3a9', 'hex', () => (called = true)) === s, s.writable);
  });
  s.resume();
  s.on('close', () => server.close(() => console.log(ended, called)));
});
