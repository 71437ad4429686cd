'use strict';
// covers: net.Socket#destroySoon
// destroySoon() lets what is queued go out first.
const net = require('node:net');
const server = net.createServer((socket) => {
  let got = 0;
  socket.on('data', (data) => (got += data.length));
  socket.on('end', () => console.log('server got', got));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.write(Buffer.alloc(300000));
    s.destroySoon();
    console.log(s.destroyed, s.writableEnded);
  });
  s.on('finish', () => console.log('finish', s.destroyed));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
});
