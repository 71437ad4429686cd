'use strict';
// covers: net.Socket#connect
// connect() while a connect is under way ends the socket with EALREADY, and no callback is called.
const net = require('node:net');
serveTwice();
function serveTwice() {
  const server = net
    .createServer((s) => s.on('error', () => {}).resume())
    .listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const c = new net.Socket();
      for (const event of ['connectionAttempt', 'connect', 'close']) c.on(event, () => console.log(event));
      c.on('error', ({ name, code, syscall, address }) => console.log(name, code, syscall, address));
      console.log(c.connect(port, '127.0.0.1', () => console.log('first')) === c);
      console.log(c.connect(port, '127.0.0.1', () => console.log('second')) === c);
      c.on('close', () => process.exit(0));
    });
}
