// Arguments: PORT. One connection, which does what its first line asks for; prints what it saw.
import { createServer } from 'node:net';

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let mode = '';
  let bytes = 0;
  let rest = '';
  server.close();
  socket.on('data', (chunk) => {
    bytes += chunk.length;
    if (mode === '') {
      mode = chunk.toString().trim();
      begin(socket, mode);
    } else if (mode === 'half') {
      rest += chunk;
    }
  });
  socket.on('end', () => {
    console.log(`end after ${bytes} bytes ${JSON.stringify(rest)}`);
    socket.end();
  });
  socket.on('error', ({ code }) => console.log(`error ${code}`));
  socket.on('close', (hadError) => console.log(`close ${hadError}`));
});
server.listen(Number(process.argv[2]), '0.0.0.0', () => console.log('listening'));

function begin(socket, mode) {
  if (mode === 'rst') {
    socket.write('resetting\n');
    setTimeout(() => socket.resetAndDestroy(), 200);
  } else if (mode === 'fin' || mode === 'half') {
    socket.end('ending\n');
  } else if (mode === 'silence') {
    socket.write('silent from now on\n');
  } else {
    socket.write('vanishing\n');
  }
}
