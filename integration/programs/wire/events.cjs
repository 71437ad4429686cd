// Arguments: MODE HOST PORT. Connects to fault.peer.mjs and prints what it hears: the same on Node and in firmware.
const net = require('node:net');

const [mode, host, port] = process.argv.slice(2);
const LARGE = 24 * 1024 * 1024;

const socket = net.connect({ host, port: Number(port), allowHalfOpen: mode === 'half' });
const started = Date.now();

socket.on('connect', () => {
  console.log('connect');
  if (mode === 'silence') socket.setTimeout(1000);
  socket.write(`${mode}\n`);
});
socket.on('data', (bytes) => {
  for (const line of bytes.toString().trim().split('\n')) hear(line);
});
socket.on('end', () => {
  console.log('end');
  if (mode !== 'half') return;
  socket.write('after your end\n', () => console.log('written'));
  setTimeout(() => socket.end('and the last\n'), 300);
});
socket.on('timeout', () => {
  console.log('timeout');
  if (mode !== 'silence') return;
  socket.setTimeout(0);
  const taken = socket.write(Buffer.alloc(LARGE));
  console.log(`write: ${taken}`);
  let drained = false;
  socket.on('drain', () => {
    drained = true;
    console.log('drain');
    socket.end();
  });
  setTimeout(() => console.log(`drained in silence: ${drained}`), 1500);
});
socket.on('finish', () => console.log('finish'));
socket.on('error', ({ code, syscall, message }) => {
  console.log(`error ${code} ${syscall} ${message}`);
  console.error(`after ${Date.now() - started} ms`);
});
socket.on('close', (hadError) => {
  console.log(`close ${hadError}, ${socket.readyState}, destroyed ${socket.destroyed}`);
});

function hear(line) {
  console.log(`data ${line}`);
  // The peer has gone, and what is sent now is never acknowledged.
  if (line === 'vanishing') setTimeout(() => socket.write('anybody there?'), 1000);
}
