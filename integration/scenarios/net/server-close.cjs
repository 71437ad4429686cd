'use strict';
// covers: net.Server#close, error:ERR_SERVER_NOT_RUNNING
// close(): no new connections, 'close' when the last has ended; a second close says that it is not running.
const net = require('node:net');
const log = [];
const server = net.createServer((socket) => {
  socket.on('end', () => log.push('connection ended'));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const s = net.connect(port, '127.0.0.1', () => {
    setTimeout(() => {
      server.close((error) => {
        log.push(`closed ${error}`);
        console.log(log.join('\n'));
      });
      console.log(server.listening);
      server.close((error) => console.log('second', error.code, error.message, error.name));
      const late = net.connect(port, '127.0.0.1');
      late.on('error', (error) => {
        console.log('late', error.code);
        s.end();
      });
    }, 30);
  });
});
