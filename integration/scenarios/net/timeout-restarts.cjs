'use strict';
// covers: net.Socket#setTimeout
// Data in either direction starts the wait anew; setTimeout again replaces it.
const net = require('node:net');
const server = net.createServer((socket) => {
  let left = 6;
  const tick = () => {
    left -= 1;
    socket.write('.');
    if (left > 0) setTimeout(tick, 30);
  };
  tick();
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => {
  let dots = 0;
  const s = net.connect(server.address().port, '127.0.0.1');
  s.setTimeout(20000);
  s.setTimeout(100, () => {
    console.log('timeout', dots);
    s.destroy();
  });
  s.on('data', (data) => (dots += data.length));
  s.on('close', () => server.close());
});
