'use strict';
// covers: net.Socket:option:onread
// The onread option: data into one buffer and to one callback, no 'data' events.
const net = require('node:net');
const text = 'abcdefghijklmnopqrstuvwxyz'.repeat(10);
const server = net.createServer((socket) => socket.end(text));
server.listen(0, '127.0.0.1', () => {
  const buffer = Buffer.alloc(64);
  let got = '';
  let largest = 0;
  let same = true;
  const s = net.connect({
    port: server.address().port,
    host: '127.0.0.1',
    onread: {
      buffer,
      callback(size, data) {
        same = same && data === buffer && this === s;
        largest = Math.max(largest, size);
        got += data.toString('latin1', 0, size);
        return true;
      },
    },
  });
  s.on('data', () => console.log('data is not seen'));
  s.on('end', () => {
    console.log(got === text, largest <= 64, same, s.bytesRead);
    server.close();
  });
});
