// Arguments: listen ENDS COUNT PORT, or connect ENDS COUNT PORT HOST. COUNT connections one after another: opened, a few bytes
// each way, closed, by this side first if ENDS is 'ends'. Every REPORT of them it prints what memory it uses. It runs on both
// sides of the wire.
const net = require('node:net');

const REPORT = 500;

const [role, ends, total, port, host] = process.argv.slice(2);
const count = Number(total);
const endsFirst = ends === 'ends';
const errors = {};
let closed = 0;

function note(socket) {
  socket.on('error', ({ code }) => {
    errors[code] = (errors[code] ?? 0) + 1;
  });
}

/** Answers whether that was the last. */
function closedOne() {
  closed += 1;
  if (closed % REPORT === 0) {
    const { heapUsed, heapTotal } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().length;
    console.log(JSON.stringify({ closed, heapUsed, heapTotal, free: process.availableMemory(), resources }));
  }
  return closed === count;
}

function listen() {
  const server = net.createServer((socket) => {
    note(socket);
    socket.on('data', (bytes) => (endsFirst ? socket.end(bytes) : socket.write(bytes)));
    socket.on('close', () => {
      if (closedOne()) server.close(() => console.log(JSON.stringify({ total: closed, errors })));
    });
  });
  server.listen({ port, host: '0.0.0.0' }, () => console.log('listening'));
}

function connect() {
  let answered = 0;
  const next = () => {
    const socket = net.connect(port, host, () => socket.write('knock'));
    note(socket);
    socket.on('data', (bytes) => {
      if (bytes.toString() === 'knock') answered += 1;
      if (endsFirst) socket.end();
    });
    socket.on('close', () => {
      if (closedOne()) console.log(JSON.stringify({ total: closed, answered, errors }));
      else next();
    });
  };
  next();
}

if (role === 'listen') listen();
else connect();
