// The yardstick's server in node:net: the same requests, the same answers, and an echo of everything else.
const net = require('node:net');

const GREETING = Buffer.from(
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello world!\n',
);
const BLOCK = Buffer.alloc(256 * 1024, 'x');
const [G, P] = Buffer.from('GP');

function send(socket, left) {
  while (left > 0) {
    const block = left < BLOCK.length ? BLOCK.subarray(0, left) : BLOCK;
    left -= block.length;
    if (!socket.write(block)) {
      socket.once('drain', () => send(socket, left));
      return;
    }
  }
}

const server = net.createServer((socket) => {
  let bodyLeft = 0;
  const take = (bytes) => {
    bodyLeft -= bytes;
    if (bodyLeft === 0) socket.write(GREETING);
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    if (bodyLeft > 0) return take(chunk.length);
    if (chunk[0] !== G && chunk[0] !== P) return socket.write(chunk);
    const head = chunk.latin1Slice();
    if (chunk[0] === P) {
      bodyLeft = Number(/content-length: *(\d+)/i.exec(head)[1]);
      return take(chunk.length - (head.indexOf('\r\n\r\n') + 4));
    }
    const bytes = parseInt(head.slice(5), 10);
    if (!(bytes > 0)) return socket.write(GREETING);
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${bytes}\r\n\r\n`);
    return send(socket, bytes);
  });
});
server.listen(8000, () => console.log('ready'));
