'use strict';
// covers: net.Socket#bytesRead
// Reading by 'readable' and read(n), and unshift.
const net = require('node:net');
const server = net.createServer((socket) => socket.end('0123456789'));
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  let put = false;
  s.on('readable', () => {
    for (;;) {
      const data = s.read(4) ?? s.read();
      if (data === null) break;
      console.log('read', String(data));
      if (!put) {
        put = true;
        s.unshift(Buffer.from('ab'));
      }
    }
  });
  s.on('end', () => console.log('end', s.bytesRead));
  s.on('close', () => server.close());
});
