'use strict';
// 'listening', 'error' and 'close' of a server: a port that is taken, a second close, listening again.
// covers: http.createServer, http.Server#close, http.Server#listen, http.Server#listening
// covers: http.Server:event:close, http.Server:event:listening
const http = require('node:http');

const server = http.createServer();
const other = http.createServer();
server.on('listening', () => console.log('listening', server.listening, server.address().address));
server.on('close', () => console.log('close', server.listening, server.address()));
console.log(server.listening, server.address());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  other.on('error', (error) => {
    console.log(error.code, error.syscall, error.address, other.listening);
    server.close((none) => {
      console.log('closed', none);
      server.close((error) => {
        console.log(error.code, error.message);
        other.listen(port, '127.0.0.1', () => {
          console.log('port is free again');
          other.close();
        });
      });
    });
  });
  other.listen(port, '127.0.0.1');
});
