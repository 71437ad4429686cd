'use strict';
// covers: net.Server:event:drop, net.Socket#localPort
// Events of a server in their order, and its listeners.
const net = require('node:net');
const server = net.createServer();
for (const name of ['listening', 'connection', 'close', 'error', 'drop'])
  server.on(name, () => console.log(name));
console.log(server.listenerCount('listening'), server.listenerCount('connection'));
server.listen(0, '127.0.0.1', function listening() {
  console.log('callback', this === server);
  const s = net.connect(server.address().port, '127.0.0.1');
  server.once('connection', (socket) => {
    console.log(
      socket instanceof net.Socket,
      socket.server === server,
      socket.localPort === server.address().port,
      socket.connecting,
      socket.readyState,
    );
    socket.end();
    server.close();
  });
  s.resume();
});
