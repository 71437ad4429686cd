'use strict';
// covers: net.Socket:event:drain
// A reader that pauses makes the writer wait: write answers false, and 'drain' comes when it reads again.
const net = require('node:net');
const size = 16 * 1024 * 1024;
const server = net.createServer((socket) => {
  socket.pause();
  let got = 0;
  socket.on('data', (data) => (got += data.length));
  socket.on('end', () => console.log('received', got));
  server.emit('accepted', socket);
});
server.listen(0, '127.0.0.1', () => {
  server.once('accepted', (peer) => {
    const chunk = Buffer.alloc(65536, 'x');
    let sent = 0;
    while (sent < size) {
      s.write(chunk);
      sent += chunk.length;
    }
    console.log(s.writableNeedDrain, s.writableLength > 0, s.bytesWritten === size);
    setTimeout(() => {
      console.log('still waiting', s.writableNeedDrain, peer.bytesRead < size);
      s.once('drain', () => {
        console.log('drain', s.writableLength, s.writableNeedDrain);
        s.end();
      });
      peer.resume();
    }, 50);
  });
  const s = net.connect(server.address().port, '127.0.0.1');
  s.on('close', () => server.close());
  s.resume();
});
