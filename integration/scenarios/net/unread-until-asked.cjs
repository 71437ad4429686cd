'use strict';
// covers: net.Socket#bytesRead, net.Socket#resume
// A socket nobody listens to reads ahead: bytesRead and readableLength say so; then read(), 'readable' and resume.
const net = require('node:net');
const server = net.createServer((s) => {
  console.log(s.isPaused(), s.readableFlowing, s._handle.reading);
  setTimeout(() => {
    console.log(s.bytesRead, s.readableLength, s._handle.reading);
    console.log(String(s.read()));
    s.once('readable', () => {
      console.log('readable', s.readableLength, String(s.read()));
      s.on('end', () => console.log('end'));
      s.resume();
    });
    c.end('more');
  }, 20);
});
let c;
server.listen(0, '127.0.0.1', () => {
  c = net.connect(server.address().port, '127.0.0.1').resume();
  c.write('hello');
  c.on('close', () => server.close());
});
