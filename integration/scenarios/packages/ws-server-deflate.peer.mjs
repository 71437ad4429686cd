import { createHash } from 'node:crypto';
import { once } from 'node:events';
import zlib from 'node:zlib';
import { WebSocket } from 'ws';

const url = `ws://127.0.0.1:${process.env.SCENARIO_PORT}`;
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

async function open(path, perMessageDeflate) {
  const ws = new WebSocket(url + path, { perMessageDeflate });
  await once(ws, 'open');
  console.log(path, ws.extensions);
  return ws;
}
async function ask(ws, data, options) {
  const answer = once(ws, 'message');
  ws.send(data, options);
  const [back, isBinary] = await answer;
  console.log(isBinary, back.length, sha256(back));
}
async function close(ws) {
  const end = once(ws, 'close');
  ws.close(1000);
  console.log('closed', (await end)[0]);
}

for (const [path, options] of [
  ['/lasting', { threshold: 0 }],
  ['/fresh', { serverNoContextTakeover: true, clientNoContextTakeover: true }],
  ['/narrow', { serverMaxWindowBits: 10, clientMaxWindowBits: 10 }],
  ['/unpacked', false],
]) {
  const ws = await open(path, options);
  await ask(ws, 'short');
  await ask(ws, 'long '.repeat(1000));
  await ask(ws, 'long '.repeat(1000));
  await ask(ws, Buffer.alloc(60_000, 'and longer'));
  await ask(ws, 'not packed '.repeat(100), { compress: false });
  await ask(ws, 'fragments');
  ws.send('in ', { fin: false, compress: true });
  await ask(ws, 'parts '.repeat(100), { fin: true });
  await close(ws);
}

// A small frame that holds much, and one that holds nothing that can be unpacked.
for (const [path, payload] of [
  ['/bomb', zlib.deflateRawSync(Buffer.alloc(400_000))],
  ['/broken', Buffer.from([0xff, 0xff, 0xff, 0xff])],
]) {
  const ws = await open(path, true);
  const end = once(ws, 'close');
  const head =
    payload.length < 126
      ? [0xc2, 0x80 | payload.length]
      : [0xc2, 0xfe, payload.length >> 8, payload.length & 0xff];
  ws._socket.write(Buffer.from([...head, 0, 0, 0, 0, ...payload]));
  console.log('closed', (await end)[0]);
}
const last = await open('/last', true);
const end = once(last, 'close');
last.send('stop');
console.log('closed', (await end)[0]);
