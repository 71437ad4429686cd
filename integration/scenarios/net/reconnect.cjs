'use strict';
// covers: net.Socket#bytesRead, net.Socket#destroyed, net.Socket#readyState, net.Socket:event:connect
// One socket object connects again after it was closed.
const net = require('node:net');
let count = 0;
const server = net.createServer((socket) => socket.end(`answer ${++count}`));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const s = new net.Socket();
  s.on('connect', () => console.log('connect', s.readyState, s.bytesRead, s.destroyed));
  s.on('data', (data) => console.log(String(data)));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    if (count < 3) s.connect(port, '127.0.0.1');
    else server.close();
  });
  s.connect(port, '127.0.0.1');
});
