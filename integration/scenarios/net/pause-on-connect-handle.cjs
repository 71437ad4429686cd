'use strict';
// covers: net.Server:option:pauseOnConnect, net.Socket#resume, net.Socket#bytesRead
// With pauseOnConnect nothing is read, bytesRead stays 0, until resume.
const net = require('node:net');
const server = net.createServer({ pauseOnConnect: true }, (s) => {
  console.log(s.isPaused(), s.readableFlowing, s._handle.reading);
  s.on('data', (data) => console.log('data', String(data)));
  s.on('end', () => console.log('end'));
  setTimeout(() => {
    console.log(s.bytesRead, s.readableLength, s.isPaused());
    s.resume();
    console.log(s.isPaused());
  }, 20);
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1').resume();
  c.end('hello');
  c.on('close', () => server.close());
});
