'use strict';
// covers: net.Server#close, net.Server#getConnections, net.Server#ref, net.Server#unref
// covers: net.Server#asyncDispose, error:ERR_SERVER_NOT_RUNNING
// What can be asked of a server that never listened: close, getConnections, ref, unref, Symbol.asyncDispose.
const net = require('node:net');
const { attempt, show } = require('./lib/watch.cjs');
const server = net.createServer();
server.on('close', () => console.log('close'));
server.on('error', (error) => console.log('error', show(error)));
console.log(server.close() === server);
server.close((error) => console.log('callback', show(error)));
console.log(server.getConnections((error, count) => console.log('connections', error, count)) === server);
console.log(server.ref() === server, server.unref() === server);
for (const value of [undefined, null, 5, {}]) attempt('getConnections', () => server.getConnections(value));
for (const value of [undefined, null, 5, {}]) console.log(server.close(value) === server);
server[Symbol.asyncDispose]().then(
  (value) => console.log('disposed', value),
  (error) => console.log('not disposed', show(error)),
);
