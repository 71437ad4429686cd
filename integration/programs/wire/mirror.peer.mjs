// Arguments: PORT. Tells each visitor where it comes from.
import { createServer } from 'node:net';

createServer((socket) => {
  socket.on('error', () => undefined);
  socket.end(socket.remoteAddress);
  socket.resume();
}).listen(Number(process.argv[2]), '0.0.0.0', () => console.log('listening'));
