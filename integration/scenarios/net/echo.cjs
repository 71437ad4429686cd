'use strict';
// covers: net.Socket#setEncoding, net.Socket:event:data
// A line goes to a server and comes back.
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('data', (data) => socket.write(`you said: ${data}`));
  socket.on('end', () => socket.end());
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('hello'));
  client.setEncoding('utf8');
  client.once('data', (text) => {
    console.log(text);
    client.end();
  });
  client.on('close', (hadError) => {
    console.log('closed', hadError);
    server.close(() => console.log('server closed'));
  });
});
