'use strict';
// covers: net.Socket#bytesWritten, net.Socket:event:drain, net.Socket:option:highWaterMark
// write answers false when more waits than the mark; 'drain' comes when all has gone.
const net = require('node:net');
const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect({ port: server.address().port, host: '127.0.0.1', highWaterMark: 1000 }, () => {
    console.log(s.writableHighWaterMark, s.readableHighWaterMark);
    console.log(s.write(Buffer.alloc(10_000_000)), s.writableNeedDrain, s.writableLength);
    s.once('drain', () => {
      console.log('drain', s.writableLength, s.bytesWritten);
      s.end();
    });
  });
  s.on('close', () => server.close());
  s.resume();
});
