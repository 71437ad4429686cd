'use strict';
// covers: net.Socket#setEncoding
// setEncoding puts characters together that arrive in parts.
const net = require('node:net');
const bytes = Buffer.from('häßlich €');
const server = net.createServer(async (socket) => {
  for (const byte of bytes) {
    socket.write(Buffer.of(byte));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  console.log(s.setEncoding('utf8') === s);
  let text = '';
  let broken = false;
  s.on('data', (part) => {
    broken ||= typeof part !== 'string' || part.includes('\ufffd');
    text += part;
  });
  s.on('end', () => console.log(text, broken, s.bytesRead));
  s.on('close', () => server.close());
});
