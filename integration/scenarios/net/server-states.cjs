'use strict';
// covers: net.Server#listening, net.Server#address, net.Server#close, net.Server#listen
// covers: net.Server:event:close, net.Server:event:listening, error:ERR_SERVER_ALREADY_LISTEN
// covers: error:ERR_SERVER_NOT_RUNNING
// A server from its beginning over listen, close and listen again: listening, address() and the events close and listening.
const net = require('node:net');
const { attempt, show } = require('./lib/watch.cjs');
const server = net.createServer();
for (const event of ['listening', 'connection', 'close', 'error', 'drop']) {
  server.on(event, (...args) =>
    console.log(event, args.map(show).join(), server.listening, server.address() === null),
  );
}
console.log(
  server.listening,
  server.address(),
  server._handle,
  server._connections,
  server.connections,
  server.maxConnections,
);
console.log(server.listen(0, '127.0.0.1') === server, server.listening);
server.once('listening', () => {
  console.log(typeof server._handle, Object.keys(server.address()), server.address().family);
  attempt('listen while listening', () => server.listen(0, () => console.log('never')));
  console.log(
    server.close((error) => console.log('first close', show(error))) === server,
    server.listening,
    server.address(),
  );
  server.close((error) => console.log('second close', show(error)));
  server.once('close', () => {
    console.log('in close', server.listening);
    server.removeAllListeners('listening');
    server.listen(0, '127.0.0.1', () => {
      console.log('listening again', server.listening);
      server.close();
      server.close();
    });
  });
});
