// Arguments: listen PORT COUNT, or connect HOST PORT COUNT WINDOW. COUNT connections open at once, each with ROUNDS
// blocks that come back changed; at most WINDOW are being opened at a time. It runs on both sides of the wire: the one that connects checks what comes back.
const net = require('node:net');

const ROUNDS = 3;
const LARGEST = 6000;
const HEADER = 4;

const [role, ...words] = process.argv.slice(2);
const started = process.hrtime.bigint();
const elapsed = () => Math.round(Number(process.hrtime.bigint() - started) / 1e6);
const seen = { opened: 0, rounds: 0, ended: 0, closed: 0, wrong: 0, errors: {} };

function note(socket) {
  socket.on('error', ({ code }) => {
    seen.errors[code] = (seen.errors[code] ?? 0) + 1;
  });
  socket.on('end', () => {
    seen.ended += 1;
  });
}

/** Numbers that look like chance, the same on each run. */
let state = 12345;
function chance(below) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
}

/** Calls back with each block: a length, and as many bytes. */
function blocks(socket, onBlock) {
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    while (pending.length >= HEADER) {
      const size = HEADER + pending.readUInt32BE(0);
      if (pending.length < size) return;
      const block = pending.subarray(HEADER, size);
      pending = pending.subarray(size);
      onBlock(block);
    }
  });
}

function send(socket, block) {
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(block.length);
  socket.write(Buffer.concat([header, block]));
}

const turned = (block) => Buffer.from(block).reverse();

function listen(port, count) {
  const server = net.createServer((socket) => {
    seen.opened += 1;
    note(socket);
    if (seen.opened === 1 || seen.opened === count)
      console.log(`opened ${seen.opened} after ${elapsed()} ms`);
    blocks(socket, (block) => {
      seen.rounds += 1;
      send(socket, turned(block));
    });
    socket.on('close', () => {
      seen.closed += 1;
      if (seen.closed < count) return;
      server.close(() => console.log(JSON.stringify(seen)));
    });
  });
  // As much as the system allows: on Node the backlog is a burst's limit too.
  server.listen({ port, host: '0.0.0.0', backlog: 1024 }, () => console.log('listening'));
}

/** All are held open until the last has done its rounds. */
function connect(host, port, count, window) {
  const sockets = [];
  let ready = 0;
  let connected = 0;
  const open = () => {
    const index = sockets.length;
    if (index === count) return;
    const socket = net.connect(port, host, () => {
      connected += 1;
      if (connected === count) console.log(`connected ${count} after ${elapsed()} ms`);
      open();
    });
    sockets.push(socket);
    note(socket);
    let rounds = 0;
    let expected;
    const next = () => {
      const block = Buffer.alloc(1 + chance(LARGEST), 32 + chance(90));
      block.writeUInt8(index & 0xff, 0);
      expected = turned(block);
      send(socket, block);
    };
    socket.on('connect', () => {
      seen.opened += 1;
      next();
    });
    blocks(socket, (block) => {
      seen.rounds += 1;
      rounds += 1;
      if (!block.equals(expected)) seen.wrong += 1;
      if (rounds < ROUNDS) {
        next();
        return;
      }
      ready += 1;
      if (ready < count) return;
      console.log(`exchanged after ${elapsed()} ms`);
      for (const one of sockets) one.end();
    });
    socket.on('close', () => {
      seen.closed += 1;
      if (seen.closed === count) console.log(JSON.stringify(seen));
    });
  };
  for (let index = 0; index < window; index += 1) open();
}

if (role === 'listen') listen(Number(words[0]), Number(words[1]));
else connect(words[0], Number(words[1]), Number(words[2]), Number(words[3]));
