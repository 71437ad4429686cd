// Arguments: PORT HOST PORT. An echo server that says when somebody has come, and connects to HOST when a visitor says so.
const net = require('node:net');

const [port, host, remotePort] = process.argv.slice(2);

const server = net.createServer((socket) => {
  socket.on('error', ({ code }) => console.log(`visitor: error ${code}`));
  socket.on('data', (bytes) => {
    const text = bytes.toString();
    if (text === 'connect') setTimeout(connect, 1000);
    if (text === 'bye') server.close();
    socket.write(bytes);
  });
});
server.on('error', ({ code, syscall }) => console.log(`server: error ${code} ${syscall}`));
server.listen(Number(port), '0.0.0.0', () => {
  console.log('listening');
  if (port === '0') connect();
});

function connect() {
  const started = Date.now();
  console.log('connecting');
  const socket = net.connect(Number(remotePort), host, () => {
    console.log('connected');
    socket.destroy();
  });
  socket.on('error', ({ code, syscall }) => {
    console.log(`connect: error ${code} ${syscall}`);
    console.error(`after ${Date.now() - started} ms`);
    if (port === '0') server.close();
  });
}
