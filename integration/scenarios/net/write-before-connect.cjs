'use strict';
// covers: net.Socket#bufferSize
// What is written while connecting waits, counts, and arrives in order.
const net = require('node:net');
const server = net.createServer((socket) => {
  let got = '';
  socket.setEncoding('utf8');
  socket.on('data', (text) => (got += text));
  socket.on('end', () => console.log('server got', got));
});
server.listen(0, '127.0.0.1', () => {
  const s = new net.Socket();
  s.connect(server.address().port, '127.0.0.1');
  console.log(s.write('first '), s.bytesWritten, s.bufferSize, s.writableLength);
  console.log(
    s.write('second ', 'utf8', () => console.log('second written')),
    s.bytesWritten,
  );
  console.log(s.write(Buffer.from('third')), s.bytesWritten);
  s.end(' last', () => console.log('finished'));
  console.log(s.bytesWritten, s.writableEnded, s.writableFinished);
  s.on('close', () => {
    console.log(s.bytesWritten, s.bytesRead, s.bufferSize);
    server.close();
  });
  s.resume();
});
