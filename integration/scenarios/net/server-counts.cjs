'use strict';
// covers: net.Server#getConnections, net.Server:event:connection
// getConnections and _connections while a connection comes, ends and is destroyed.
const net = require('node:net');
const server = net.createServer((s) => {
  console.log('connection', server._connections, s.server === server);
  s.resume();
  s.on('close', () => console.log('closed', server._connections));
});
server.listen(0, '127.0.0.1', () => {
  const ask = (label, then) =>
    server.getConnections((error, count) => {
      console.log(label, error, count);
      then?.();
    });
  ask('before');
  const c = net.connect(server.address().port, '127.0.0.1', () =>
    setTimeout(() => ask('open', () => c.end()), 10),
  );
  c.resume().on('close', () => setTimeout(() => ask('after', () => server.close()), 10));
});
