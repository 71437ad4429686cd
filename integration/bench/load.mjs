// The bench's clients: raw sockets, so that the client costs as little as possible on a machine it shares with QEMU.
import net from 'node:net';
import { once } from 'node:events';

const GREETING = Buffer.from('GET / HTTP/1.1\r\nHost: bench\r\n\r\n');

async function open(port) {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

/** Reads one response with a Content-Length and calls back with the number of its bytes. */
function responseReader(socket, onResponse) {
  let head = Buffer.alloc(0);
  let left = -1;
  let body = 0;
  socket.on('data', (chunk) => {
    for (let rest = chunk; rest.length > 0; ) {
      if (left < 0) {
        head = head.length ? Buffer.concat([head, rest]) : rest;
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const text = head.latin1Slice(0, end);
        const length = /\r\ncontent-length: *(\d+)/i.exec(text);
        if (!length) throw new Error(`a response with Content-Length was expected, this came: ${text}`);
        left = body = Number(length[1]);
        rest = head.subarray(end + 4);
        head = Buffer.alloc(0);
      }
      const taken = Math.min(left, rest.length);
      left -= taken;
      rest = rest.subarray(taken);
      if (left === 0) {
        left = -1;
        onResponse(body);
      }
    }
  });
}

/** A connection that has had its first answer: QEMU's own stack accepts before the guest has seen a SYN. */
async function greeted(port) {
  const socket = await open(port);
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    responseReader(socket, resolve);
    socket.write(GREETING);
  });
  socket.removeAllListeners();
  return socket;
}

/** Requests per second over `connections` keep-alive connections, `total` requests in all. */
export async function requestRate(port, connections, total) {
  // One after another: a burst of SYNs overruns firmware's backlog of 10, and what it drops comes again seconds later.
  const sockets = [];
  for (let i = 0; i < connections; i++) sockets.push(await greeted(port));
  let sent = 0;
  let answered = 0;
  let start = 0;
  await new Promise((resolve, reject) => {
    start = performance.now();
    for (const socket of sockets) {
      socket.on('error', reject);
      socket.on(
        'close',
        () => answered < total && reject(new Error(`closed after ${answered} of ${total} answers`)),
      );
      const next = () => {
        if (sent < total) {
          sent++;
          socket.write(GREETING);
        }
      };
      responseReader(socket, () => {
        if (++answered === total) resolve();
        else next();
      });
      next();
    }
  });
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.removeAllListeners('close').destroy();
  return total / seconds;
}

/** Bytes per second of one upload. */
export async function uploadRate(port, bytes) {
  const socket = await open(port);
  const answer = new Promise((resolve, reject) => {
    socket.on('error', reject);
    responseReader(socket, resolve);
  });
  const start = performance.now();
  socket.write(`POST / HTTP/1.1\r\nHost: bench\r\nContent-Length: ${bytes}\r\n\r\n`);
  const block = Buffer.alloc(1 << 18, 'x');
  for (let left = bytes; left > 0; left -= block.length) {
    if (!socket.write(block.subarray(0, Math.min(left, block.length)))) await once(socket, 'drain');
  }
  await answer;
  const seconds = (performance.now() - start) / 1000;
  socket.destroy();
  return bytes / seconds;
}

/** Bytes per second of one download. */
export async function downloadRate(port, bytes) {
  const socket = await open(port);
  const start = performance.now();
  const received = await new Promise((resolve, reject) => {
    socket.on('error', reject);
    responseReader(socket, resolve);
    socket.write(`GET /${bytes} HTTP/1.1\r\nHost: bench\r\n\r\n`);
  });
  if (received !== bytes) throw new Error(`${bytes} bytes were expected, ${received} came`);
  const seconds = (performance.now() - start) / 1000;
  socket.destroy();
  return bytes / seconds;
}
