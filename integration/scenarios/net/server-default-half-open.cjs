'use strict';
// Without allowHalfOpen a server's socket ends itself after the client's FIN; what it wrote before still arrives.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.write(`got ${data}`));
  socket.on('end', () => console.log('server end', socket.writableEnded));
  socket.on('finish', () => console.log('server finish'));
  socket.on('close', (hadError) => console.log('server close', hadError));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => s.end('question'));
  let text = '';
  s.on('data', (data) => (text += data));
  s.on('close', () => server.close(() => console.log('client got', text)));
});
