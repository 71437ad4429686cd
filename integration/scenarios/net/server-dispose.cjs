'use strict';
// covers: net.createServer, net.Server#listening, net.Server#asyncDispose, net.Server:event:close
// await using closes the server; a second time does nothing.
const net = require('node:net');
const server = net.createServer();
server.on('close', () => console.log('close'));
server.listen(0, async () => {
  console.log(typeof server[Symbol.asyncDispose]);
  await server[Symbol.asyncDispose]();
  console.log(server.listening);
  console.log(await server[Symbol.asyncDispose]());
});
