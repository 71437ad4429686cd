'use strict';
// covers: net.Server#listen, net.Server:event:error, error:EADDRINUSE
// A port in use: listen() returns, the error comes as an event, and the server may listen again in its listener.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const second = net.createServer();
  second.on('listening', () => console.log('listening', second.listening));
  second.on('close', () => console.log('close'));
  second.on('error', (error) => {
    console.log(show(error), second.listening, second._handle, second.address());
    second.listen(0, '127.0.0.1', () => {
      console.log('listening elsewhere');
      second.close();
      first.close();
    });
  });
  console.log(second.listen(first.address().port, '127.0.0.1') === second, second.listening);
});
