'use strict';
// covers: net.Socket#destroy, net.Socket#bytesWritten, net.Socket#connecting, net.Socket#readyState
// covers: net.Socket:event:connect, error:ERR_SOCKET_CLOSED_BEFORE_CONNECTION
// destroy() before the connection is there: no 'connect', the write hears of it.
const net = require('node:net');
const server = net.createServer(() => {});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.on('connect', () => console.log('connect'));
  s.on('error', (error) => console.log('error', error.code));
  s.on('close', (hadError) => {
    console.log('close', hadError, s.bytesWritten);
    server.close();
  });
  s.write('a', (error) => console.log('write', error.code, error.message));
  s.destroy();
  console.log(s.destroyed, s.connecting, s.readyState);
});
