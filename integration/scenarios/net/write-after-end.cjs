'use strict';
// covers: net.Socket#end, net.Socket#resume, net.Socket#write, error:ERR_STREAM_WRITE_AFTER_END
// Writing after end() is an error of the stream.
const net = require('node:net');
const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    s.end('x');
    s.write('y', (error) => console.log('callback', error.code, error.message));
  });
  s.on('error', (error) => console.log('error', error.code));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
});
