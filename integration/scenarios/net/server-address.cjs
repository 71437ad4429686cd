'use strict';
// covers: net.Server#address, net.Server:event:listening, net.listen:option:host, net.listen:option:port
// covers: net.Socket#address
// address() and listening of a server over its life.
const net = require('node:net');
const server = net.createServer();
const show = (what) => {
  const address = server.address();
  console.log(
    what,
    server.listening,
    address && [address.address, address.family, typeof address.port, Object.keys(address).join()],
  );
};
show('new');
console.log(server.listen({ port: 0, host: '127.0.0.1' }) === server);
server.on('listening', () => {
  show('listening');
  console.log(server.close(() => show('closed')) === server);
  show('after close()');
});
