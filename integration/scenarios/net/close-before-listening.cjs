'use strict';
// covers: net.Server#close, net.Server#listen, error:ERR_SERVER_NOT_RUNNING
// close() in the turn of listen(): no 'listening' comes, whether a host was given, a name, or none.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
for (const args of [[0], [0, '127.0.0.1'], [0, 'localhost'], [{ port: 0, host: '127.0.0.1' }]]) {
  const name = JSON.stringify(args);
  const server = net.createServer();
  server.on('listening', () => console.log(name, 'never'));
  server.on('close', () => console.log(name, 'close'));
  server.listen(...args);
  server.close((error) => console.log(name, show(error)));
  console.log(name, server.listening, server.address());
}
