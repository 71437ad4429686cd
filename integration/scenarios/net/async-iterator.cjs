'use strict';
// covers: net.Server:event:connection
// for await over a socket.
const net = require('node:net');
const server = net.createServer(async (socket) => {
  let text = '';
  for await (const chunk of socket) text += chunk;
  console.log('server read', text);
  socket.end('thanks');
});
const options = { allowHalfOpen: true };
const open = net.createServer(options, server.listeners('connection')[0]);
open.listen(0, '127.0.0.1', async () => {
  const s = net.connect(open.address().port, '127.0.0.1');
  s.end('some text');
  let text = '';
  for await (const chunk of s) text += chunk;
  console.log('client read', text, s.destroyed);
  open.close(() => console.log('closed'));
});
