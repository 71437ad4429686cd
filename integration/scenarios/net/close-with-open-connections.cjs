'use strict';
// covers: net.Server#close, net.Server#listening, error:ECONNREFUSED
// A server that close() was called on accepts nobody, lets its connections live, and closes after the last of them.
const net = require('node:net');
const server = net.createServer((s) => s.on('data', (data) => s.write(`${data}!`)));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const c = net.connect(port, '127.0.0.1', () => {
    setTimeout(() => {
      server.close((error) => console.log('closed', error, c.destroyed));
      console.log(server.listening, server.address(), server._connections);
      const late = net.connect(port, '127.0.0.1');
      late.on('error', ({ code }) => console.log(code));
      late.on('close', () => c.write('still here'));
    }, 10);
  });
  c.on('data', (data) => {
    console.log(String(data));
    c.end();
  });
});
