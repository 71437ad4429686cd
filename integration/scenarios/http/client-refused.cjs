'use strict';
// Nobody listens, no such name, a port that is none: errors of the request, then its end.
// covers: error:ECONNREFUSED, error:ENOTFOUND, http.ClientRequest:event:error, http.ClientRequest:event:close
const http = require('node:http');
const net = require('node:net');

const run = (label, options, port) =>
  new Promise((resolve) => {
    const req = http.get({ agent: false, ...options });
    req.on('error', ({ code, syscall, address, hostname, message }) =>
      console.log(label, code, syscall, address, hostname, message.replace(`:${port}`, ':PORT')),
    );
    req.on('close', () => {
      console.log(label, 'close', req.destroyed, req.reusedSocket);
      resolve();
    });
  });
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(async () => {
    await run('refused', { host: '127.0.0.1', port }, port);
    await run('no such name', { host: 'no-such-name.invalid' });
    try {
      http.get({ host: '127.0.0.1', port: 65536 });
    } catch (error) {
      console.log(error.code, error.message);
    }
  });
});
