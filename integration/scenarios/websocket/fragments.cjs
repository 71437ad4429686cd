// Messages in fragments, control frames between them, everything cut at every byte.
const { answer, closeFrame, frame, frames, listen } = require('./lib/raw-server.cjs');
const { watch } = require('./lib/told.cjs');

const stream = Buffer.concat([
  frame(0x01, 'frag'),
  frame(0x89, 'ping within'),
  frame(0x00, 'men'),
  frame(0x80, 'ted'),
  frame(0x02, [1, 2]),
  frame(0x8a, 'a pong that nobody waits for'),
  frame(0x80, [3]),
  frame(0x81, ''),
  frame(0x82, ''),
  frame(0x01, ''),
  frame(0x80, 'grün €'),
  frame(0x01, Buffer.from('€').subarray(0, 1)),
  frame(0x80, Buffer.from('€').subarray(1)),
  frame(0x81, 'x'.repeat(125)),
  frame(0x81, 'y'.repeat(126)),
  frame(0x81, 'z'.repeat(400)),
  closeFrame(1000, 'that was all'),
]);

async function run(name, cut) {
  let received = Buffer.alloc(0);
  const port = await listen((socket, request) => {
    socket.setNoDelay(true);
    const bytes = Buffer.concat([Buffer.from(answer(request)), stream]);
    cut(socket, bytes);
    socket.on('data', (chunk) => (received = Buffer.concat([received, chunk])));
    socket.on('end', () => socket.end());
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  socket.binaryType = 'arraybuffer';
  await watch(name, socket);
  console.log(
    '   server got',
    frames(received).map(({ first, payload }) =>
      `${first.toString(16)} ${payload.toString()}`.replace('\u0003\ufffd', '1000 '),
    ),
  );
}

(async () => {
  await run('whole', (socket, bytes) => socket.end(bytes));
  await run('byte by byte', async (socket, bytes) => {
    for (const byte of bytes) {
      socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    socket.end();
  });
  for (const size of [2, 3, 7, 50])
    await run(`pieces of ${size}`, async (socket, bytes) => {
      for (let at = 0; at < bytes.length; at += size) {
        socket.write(bytes.subarray(at, at + size));
        await new Promise(setImmediate);
      }
      socket.end();
    });
})();
