'use strict';
// covers: net.Socket#end, net.Socket#write, net.Socket:event:end, error:EPIPE
// Without allowHalfOpen a write in the 'end' listener is still taken; one after the socket has ended itself is EPIPE.
const net = require('node:net');
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  s.on('end', () => {
    console.log('end');
    console.log(s.write('too late', (error) => console.log('callback', error)));
    s.on('close', () => {
      console.log(s.write('far too late', (error) => console.log('callback', error.code, error.message)));
    });
  });
  s.on('error', (error) => console.log('error', error.code, error.message));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
  s.resume();
});
