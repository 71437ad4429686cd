// The bench's clients: raw sockets, so that the client costs as little as possible on a machine it shares with QEMU.
// `at` is where the machine is: { host, port }.
import net from 'node:net';
import { once } from 'node:events';

const GREETING = Buffer.from('GET / HTTP/1.1\r\nHost: bench\r\n\r\n');

async function open(at) {
  const socket = net.connect({ ...at, noDelay: true });
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
async function greeted(at) {
  const socket = await open(at);
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    responseReader(socket, resolve);
    socket.write(GREETING);
  });
  socket.removeAllListeners();
  return socket;
}

/** Requests per second over `connections` keep-alive connections, `total` requests in all. */
export async function requestRate(at, connections, total) {
  // One after another: a burst of SYNs overruns firmware's backlog of 10, and what it drops comes again seconds later.
  const sockets = [];
  for (let i = 0; i < connections; i++) sockets.push(await greeted(at));
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
export async function uploadRate(at, bytes) {
  const socket = await open(at);
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
export async function downloadRate(at, bytes) {
  const socket = await open(at);
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

const MESSAGE = Buffer.from('echo this, 31 bytes of nothing\n');

/** Sends the message and answers when all of it has come back. */
function echo(socket) {
  return new Promise((resolve, reject) => {
    let left = MESSAGE.length;
    const hear = (chunk) => {
      left -= chunk.length;
      if (left > 0) return;
      socket.off('data', hear).off('close', fail);
      resolve();
    };
    const fail = () => reject(new Error('the connection was closed before the echo came'));
    socket.on('data', hear).on('close', fail);
    socket.write(MESSAGE);
  });
}

/** Echoes per second over `connections` connections that each wait for their echo, `total` in all. */
export async function echoRate(at, connections, total) {
  const sockets = [];
  for (let i = 0; i < connections; i++) sockets.push(await greeted(at));
  let left = total;
  const start = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      while (left-- > 0) await echo(socket);
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  return total / seconds;
}

/** Milliseconds of each of `count` echoes, one after another. */
export async function echoTimes(at, count) {
  const socket = await greeted(at);
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await echo(socket);
    times.push(performance.now() - start);
  }
  socket.destroy();
  return times;
}

/** Does the work while `count` further connections are open and silent. */
export async function withIdle(at, count, work) {
  const sockets = [];
  for (let i = 0; i < count; i++) sockets.push(await greeted(at));
  const result = await work();
  for (const socket of sockets) socket.destroy();
  return result;
}
