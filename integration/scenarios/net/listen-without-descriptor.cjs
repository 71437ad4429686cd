'use strict';
// covers: net.Server#listen, error:EINVAL
// listen({ fd }) of a descriptor that is none: an 'error' event with EINVAL and an address of null.
const net = require('node:net');
for (const fd of [999, 1000]) {
  const server = net
    .createServer()
    .on('error', (error) => console.log({ ...error }, error.message, server.listening));
  console.log(server.listen({ fd }) === server, server.listening);
}
