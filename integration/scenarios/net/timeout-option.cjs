'use strict';
// covers: net.Socket#timeout, net.Socket:event:timeout, net.connect:option:timeout
// The timeout option of connect, while connected and silent; data starts the wait anew.
const net = require('node:net');
const server = net.createServer((socket) => {
  let left = 4;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) socket.write('.');
    else clearInterval(timer);
  }, 50);
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => {
  let dots = 0;
  const s = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 120 });
  console.log(s.timeout);
  s.on('data', (data) => (dots += data.length));
  s.on('timeout', () => {
    console.log('timeout after', dots);
    s.destroy();
  });
  s.on('close', () => server.close());
});
