'use strict';
// covers: net.Socket#cork, net.Socket#uncork
// Corked writes go out together when the cork is taken off; each callback still comes, in order.
const net = require('node:net');
const server = net.createServer((socket) => {
  let first = true;
  let got = '';
  socket.on('data', (data) => {
    if (first) console.log('first piece', String(data));
    first = false;
    got += data;
  });
  socket.on('end', () => console.log('all', got));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.cork();
    s.write('a', () => console.log('a written'));
    s.write('b', () => console.log('b written'));
    s.write(Buffer.from('c'), () => console.log('c written'));
    console.log(s.writableCorked, s.writableLength, s.bytesWritten);
    process.nextTick(() => {
      s.uncork();
      console.log(s.writableCorked);
      s.end('d');
    });
  });
  s.on('close', () => server.close());
  s.resume();
});
