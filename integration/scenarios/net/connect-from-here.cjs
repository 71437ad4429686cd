'use strict';
// covers: net.connect:option:localAddress, net.connect:option:localPort, error:EADDRINUSE, error:EADDRNOTAVAIL
// localAddress and localPort that are free, in use, and not this machine's; connects in sequence.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const free = net.createServer().listen(0, '127.0.0.1', () => {
  const localPort = free.address().port;
  free.close(() => {
    const accept = (s) => {
      console.log('from', s.remoteAddress, s.remotePort === localPort, s.localAddress);
      s.end();
    };
    const server = net.createServer(accept).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const c = net.connect({ port, host: '127.0.0.1', localAddress: '127.0.0.7', localPort });
      c.on('connect', () => console.log('connect', c.localAddress, c.localPort === localPort));
      c.resume().on('close', () => {
        const taken = net.connect({ port, host: '127.0.0.1', localAddress: '127.0.0.1', localPort: port });
        taken.on('error', ({ code, syscall, address }) => console.log(code, syscall, address));
        taken.on('close', () => {
          const foreign = net.connect({ port, host: '127.0.0.1', localAddress: '198.51.100.9' });
          foreign.on('error', (error) => console.log(show(error)));
          foreign.on('close', () => server.close());
        });
      });
    });
  });
});
