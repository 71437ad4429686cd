'use strict';
// covers: net.Socket#pause, net.Socket#resume
// Paused, a socket gives no data; what arrived in between comes after resume.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.write('one ');
  setTimeout(() => socket.end('two'), 30);
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  let got = '';
  let paused = false;
  s.on('data', (data) => {
    if (paused) console.log('data while paused');
    got += data;
  });
  s.on('connect', () => {
    console.log(s.isPaused());
    s.pause();
    paused = true;
    console.log(s.isPaused());
    setTimeout(() => {
      console.log('before resume', JSON.stringify(got));
      paused = false;
      s.resume();
    }, 80);
  });
  s.on('end', () => console.log('end', got));
  s.on('close', () => server.close());
});
