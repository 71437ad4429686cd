'use strict';
// covers: net.createServer, net.Server:event:close, error:ERR_SERVER_NOT_RUNNING
// close() of a server that never listened, and of one that ended.
const net = require('node:net');
const server = net.createServer();
server.on('close', () => console.log('close event'));
console.log(
  server.close((error) => {
    console.log(error.code, error.message);
    server.listen(0, () =>
      server.close((e) => {
        console.log(e);
        server.close((e2) => console.log(e2.code));
      }),
    );
  }) === server,
);
