'use strict';
// covers: net.Socket#address, error:EADDRINUSE
// A port taken: EADDRINUSE as an event; after close the same port is free at once.
const net = require('node:net');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = first.address();
  const second = net.createServer();
  second.on('listening', () => console.log('second listens', second.address().port === port));
  second.on('error', (error) => {
    console.log(error.message.replace(port, 'PORT'));
    console.log(
      error.code,
      error.errno,
      error.syscall,
      error.address,
      error.port === port,
      Object.keys(error),
    );
    console.log(second.listening, second.address());
    first.close(() =>
      second.listen(port, '127.0.0.1', () => second.close(() => console.log('second closed'))),
    );
  });
  second.listen(port, '127.0.0.1');
});
