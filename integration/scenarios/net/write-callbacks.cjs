'use strict';
// covers: net.Socket#write
// Callbacks of writes come in order and before that of end.
const net = require('node:net');
const log = [];
const server = net.createServer((socket) => {
  let size = 0;
  socket.on('data', (data) => (size += data.length));
  socket.on('end', () => log.push(`server got ${size}`));
});
server.listen(0, '127.0.0.1', () => {
  const s = net.connect(server.address().port, '127.0.0.1', () => {
    for (let i = 0; i < 5; i++) s.write('x'.repeat(10 ** i), (error) => log.push(`write ${i} ${error}`));
    s.end('end', () => log.push('end callback'));
    s.on('finish', () => log.push('finish'));
  });
  s.on('close', () =>
    server.close(() =>
      console.log(
        log.filter((line) => !line.startsWith('server')).join('\n'),
        log.filter((line) => line.startsWith('server')).join(),
      ),
    ),
  );
  s.resume();
});
