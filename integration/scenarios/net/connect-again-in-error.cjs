'use strict';
// covers: net.Socket#connect, error:ECONNREFUSED
// A client that tries again in its 'error' or 'close' listener, with one socket, until somebody listens.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const probe = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = probe.address();
  probe.close(() => {
    const c = new net.Socket();
    let tries = 0;
    const server = net.createServer((s) => s.end('welcome').resume());
    c.on('error', (error) => console.log('error', show(error), c.destroyed));
    c.on('connect', () => console.log('connect', tries));
    c.on('data', (data) => console.log(String(data)));
    c.on('close', (hadError) => {
      console.log('close', hadError, c.destroyed, c.connecting);
      if (!hadError) return server.close();
      tries += 1;
      if (tries < 3) c.connect(port, '127.0.0.1');
      else server.listen(port, '127.0.0.1', () => c.connect(port, '127.0.0.1'));
    });
    c.connect(port, '127.0.0.1');
  });
});
