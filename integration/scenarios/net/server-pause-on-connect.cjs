'use strict';
// covers: net.Server:option:pauseOnConnect, net.Socket#bytesRead
// pauseOnConnect: the socket reads nothing until somebody resumes it.
const net = require('node:net');
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  console.log(socket.isPaused(), server.pauseOnConnect);
  let got = '';
  socket.on('data', (data) => (got += data));
  socket.on('end', () => console.log('got', got));
  setTimeout(() => {
    console.log('before', JSON.stringify(got), socket.bytesRead);
    socket.resume();
  }, 50);
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.end('early data');
  s.on('close', () => server.close());
  s.resume();
});
