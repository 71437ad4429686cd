// Arguments: HOST PORT BYTES. Sends so much to an echo server, compares the sha256 of what comes back, and says what it saw.
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Readable } from 'node:stream';

const [host, port, total] = process.argv.slice(2);
const sent = createHash('sha256');
const received = createHash('sha256');
const started = performance.now();
let back = 0;
let last = started;
let pause = 0;

function* blocks() {
  let seed = createHash('sha256').update('transfer').digest();
  for (let left = Number(total); left > 0; ) {
    // Sizes that are no power of two, so that they fall across segments and buffers.
    const block = Buffer.alloc(Math.min(left, 50_021), seed);
    seed = createHash('sha256').update(seed).digest();
    sent.update(block);
    left -= block.length;
    yield block;
  }
}

const socket = connect(Number(port), host);
socket.on('data', (chunk) => {
  received.update(chunk);
  back += chunk.length;
  pause = Math.max(pause, performance.now() - last);
  last = performance.now();
  if (back % 8_388_608 < chunk.length) console.log(`${back} bytes after ${Math.round(last - started)} ms`);
  if (back === Number(total)) socket.end();
});
socket.on('error', (error) => console.log(`error ${error.code}`));
socket.on('close', () => {
  const same = sent.digest('hex') === received.digest('hex');
  console.log(`longest pause ${Math.round(pause)} ms`);
  console.log(`${same ? 'the same' : 'NOT THE SAME'} ${back} bytes`);
});
Readable.from(blocks()).pipe(socket, { end: false });
