'use strict';
// covers: net.Socket#pending
// Nobody listens: 'error' with all its fields, then 'close' with true.
const net = require('node:net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const s = net.connect(port, '127.0.0.1', () => console.log('never'));
    s.on('error', (error) => {
      console.log(
        'error',
        error.message.replace(port, 'PORT'),
        error.code,
        error.errno,
        error.syscall,
        error.address,
        error.port === port,
      );
      console.log(error.name, error instanceof Error, Object.keys(error));
      console.log(s.destroyed, s.connecting, s.readyState, s.pending);
    });
    s.on('end', () => console.log('end'));
    s.on('close', (hadError) => console.log('close', hadError, s.errored === null));
  });
});
