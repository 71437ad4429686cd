'use strict';
// covers: net.Server:option:allowHalfOpen
// allowHalfOpen: the server goes on writing after the client's FIN.
const net = require('node:net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  console.log(socket.allowHalfOpen);
  let got = '';
  socket.on('data', (data) => (got += data));
  socket.on('end', () => {
    console.log('server end', got, socket.readyState, socket.writable);
    socket.write('answer ');
    setTimeout(() => socket.end('and more'), 20);
  });
  socket.on('close', (hadError) => console.log('server close', hadError));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  let got = '';
  s.on('data', (data) => (got += data));
  s.on('end', () => console.log('client end', got));
  s.on('close', () => server.close(() => console.log('closed')));
  s.end('question');
});
