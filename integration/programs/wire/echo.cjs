// Arguments: PORT. Echoes one connection at a time until it has ended, and says what came through; ends after 'bye'.
const net = require('node:net');

const server = net.createServer((socket) => {
  socket.on('error', ({ code }) => console.log(`error ${code}`));
  socket.on('close', (hadError) => {
    console.log(`closed ${hadError}: ${socket.bytesRead} read, ${socket.bytesWritten} written`);
    if (socket.bytesRead === 3) server.close();
  });
  socket.pipe(socket);
});
server.listen(Number(process.argv[2]), '0.0.0.0', () => console.log('listening'));
