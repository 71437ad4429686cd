'use strict';
// covers: net.Socket#bytesWritten
// Eight MiB each way through one socket, compared by checksum.
const net = require('node:net');
const size = 8 * 1024 * 1024;
const data = Buffer.alloc(size);
for (let i = 0; i < size; i++) data[i] = (i * 31 + (i >> 8)) & 255;
const sum = (hash, chunk) => {
  for (const byte of chunk) hash = (Math.imul(hash, 31) + byte) | 0;
  return hash;
};
const server = net.createServer((socket) => socket.pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1');
  let hash = 0;
  let got = 0;
  s.on('data', (chunk) => {
    got += chunk.length;
    hash = sum(hash, chunk);
  });
  s.on('end', () => console.log(got, hash === sum(0, data), s.bytesWritten, s.bytesRead));
  s.on('close', () => server.close());
  s.end(data);
});
