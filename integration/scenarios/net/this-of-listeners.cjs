'use strict';
// covers: net.Socket:event:connect, net.Socket:event:ready, net.Socket:event:end, net.Socket:event:close
// covers: net.Server:event:listening, net.Server#close
// What `this` and how many arguments listeners and callbacks get: connect, ready, end, close, listening, close of the server.
const net = require('node:net');
const server = net.createServer(function accepted(...args) {
  console.log('connection', this === server, args.length);
  args[0].end();
});
server.listen(0, '127.0.0.1', function listening(...args) {
  console.log('listening', this === server, args.length);
  const c = net.connect(server.address().port, '127.0.0.1', function connected(...given) {
    console.log('connect', this === c, given.length);
  });
  for (const event of ['ready', 'end', 'finish', 'close']) {
    c.on(event, function heard(...given) {
      console.log(event, this === c, given);
    });
  }
  c.write('a', function written(...given) {
    console.log('write', this === undefined, given);
  });
  c.resume().on('close', () => {
    server.close(function closed(...given) {
      console.log('server close', this === server, given);
    });
  });
});
server.getConnections(function counted(...args) {
  console.log('connections', this === undefined, args);
});
