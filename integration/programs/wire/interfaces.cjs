// Arguments: PORT of the servers, PORT of the peer on each of its addresses. A machine with 10.9.0.51 and 10.9.1.51.
const net = require('node:net');

const [serverPort, peerPort] = process.argv.slice(2).map(Number);
const servers = [];

function serve(host, port, next) {
  const server = net.createServer((socket) => {
    socket.on('error', ({ code }) => console.log(`error ${code}`));
    socket.end(`${host} at ${socket.localAddress}\n`);
    socket.resume();
  });
  servers.push(server);
  server.on('error', ({ code, syscall, address }) => {
    console.log(`error ${code} ${syscall} ${address}`);
    next();
  });
  server.listen(port, host, () => {
    const { address, family } = server.address();
    console.log(`listening ${address} ${family}`);
    next();
  });
}

/** Prints our own end, and what the peer says of where it sees us. */
function visit(host, localAddress, next) {
  const about = `to ${host} from ${localAddress ?? 'wherever'}`;
  const socket = net.connect({ host, port: peerPort, localAddress });
  let seen = '';
  socket.on('data', (bytes) => {
    seen += bytes;
  });
  socket.on('end', () => console.log(`${about}: ${socket.localAddress}, seen as ${seen}`));
  socket.on('error', ({ code, syscall }) => console.log(`${about}: ${code} ${syscall}`));
  socket.on('close', next);
}

const steps = [
  (next) => serve('10.9.0.51', serverPort, next),
  (next) => serve('10.9.1.51', serverPort, next),
  (next) => serve('0.0.0.0', serverPort + 1, next),
  (next) => serve('10.9.2.51', serverPort, next),
  (next) => visit('10.9.0.1', undefined, next),
  (next) => visit('10.9.1.1', undefined, next),
  // Elsewhere: by the interface with the default route.
  (next) => visit('10.77.0.1', undefined, next),
  (next) => visit('10.9.1.1', '10.9.0.51', next),
  // Its interface has no route there.
  (next) => visit('10.77.0.1', '10.9.1.51', next),
  (next) => visit('10.9.0.1', '10.9.2.51', next),
];

let index = 0;
(function step() {
  const now = steps[index];
  index += 1;
  if (now === undefined) console.log('ready');
  else now(step);
})();

// Whoever comes here ends the program.
const door = net.createServer((socket) => {
  socket.destroy();
  for (const server of [door, ...servers]) server.close();
});
door.listen(serverPort + 2, '0.0.0.0');
