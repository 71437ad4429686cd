import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { WebSocket } from 'ws';

const port = Number(process.env.SCENARIO_PORT);
const url = `ws://127.0.0.1:${port}`;
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const shown = (data, isBinary) =>
  data.length > 100 ? [isBinary, data.length, sha256(data)] : [isBinary, String(data)];

async function open(path, protocols, options) {
  const ws = new WebSocket(url + path, protocols, options);
  await once(ws, 'open');
  console.log(path, 'open', JSON.stringify(ws.protocol), JSON.stringify(ws.extensions));
  return ws;
}
async function ask(ws, data, options) {
  const answer = once(ws, 'message');
  ws.send(data, options);
  return shown(...(await answer));
}
/** How it ends; goes on when the server has seen that too. */
async function closed(ws) {
  const [code, reason] = await once(ws, 'close');
  await settled();
  return [code, String(reason)];
}
async function settled() {
  for (let left; left !== '1' && first?.readyState === WebSocket.OPEN; )
    [, left] = await ask(first, 'clients');
}
/** The connection that stays. */
let first;

await new Promise((resolve) => {
  http.get(`http://127.0.0.1:${port}/hello`, async (res) => {
    for await (const part of res) console.log(res.statusCode, String(part));
    resolve();
  });
});
for (const path of ['/nowhere', '/plain?refuse']) {
  const ws = new WebSocket(url + path);
  const [error] = await once(ws, 'error');
  console.log(path, error.message);
}

const ws = await open('/plain', ['first', 'second']);
first = ws;
console.log(await ask(ws, 'hello'), await ask(ws, ''), await ask(ws, 'ünïcode 😀'));
console.log(await ask(ws, Buffer.from([1, 2, 3, 255])), await ask(ws, new Uint8Array([9, 8, 7]).subarray(1)));
console.log(
  await ask(ws, 'x'.repeat(125)),
  await ask(ws, 'x'.repeat(126)),
  await ask(ws, 'x'.repeat(65_535)),
  await ask(ws, 'x'.repeat(65_536)),
);
console.log('big up', await ask(ws, Buffer.alloc(300_000, 'abcdefg')));
console.log('big down', await ask(ws, 'big'), await ask(ws, 'text'));
console.log('fragments', await ask(ws, 'fragments'));
ws.send('in ', { fin: false });
ws.ping('between');
const back = Promise.all([once(ws, 'pong'), once(ws, 'message')]);
ws.send('two', { fin: true });
console.log(
  'pong and all',
  (await back).map(([data]) => String(data)),
);
const pinged = once(ws, 'ping');
ws.send('ping');
console.log('ping', String((await pinged)[0]));
console.log('blob', await ask(ws, 'blob'));
console.log('bad code', await ask(ws, 'bad code'));

const other = await open('/plain');
const both = [once(ws, 'message'), once(other, 'message')];
ws.send('broadcast');
console.log(
  'broadcast',
  (await Promise.all(both)).map(([data]) => String(data)),
);
other.send('close');
console.log('closed', await closed(other));

const flooded = await open('/plain?flood');
flooded.send('flood');
flooded.pause();
const goOn = once(ws, 'message');
let count = 0;
const all = new Promise((resolve) => {
  flooded.on('message', (data, isBinary) => {
    if (isBinary) count += data.length / 100_000;
    else resolve(String(data));
  });
});
console.log(String((await goOn)[0]), count);
flooded.resume();
console.log('flood', (await all) === `that was all: ${count}`);
flooded.close();
console.log('closed', await closed(flooded));

const small = await open('/small');
small.send('x'.repeat(1001));
console.log('too big', await closed(small));
const gone = await open('/plain');
gone.send('terminate');
console.log('terminated', await closed(gone));
const abrupt = await open('/plain?abrupt');
abrupt.terminate();
console.log('abrupt', await closed(abrupt));
const reset = await open('/plain?reset');
reset._socket.resetAndDestroy();
console.log('reset', await closed(reset));

const streamed = await open('/stream');
const chunks = [];
streamed.on('message', (data) => chunks.push(String(data)));
for (const text of ['as ', 'a ', 'stream']) streamed.send(text);
while (chunks.join('').length < 11) await once(streamed, 'message');
console.log(chunks.join(''));
streamed.close(1000);
console.log('closed', await closed(streamed));

/** Sends a handshake and then frames that no client should send; prints what comes back. */
function raw(label, frames) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const parts = [];
    const head = `GET /plain?${label} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    // The first frame comes with the handshake's own packet.
    socket.write(Buffer.concat([Buffer.from(head), frames]));
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => socket.end());
    socket.on('error', () => {});
    socket.on('close', () => {
      const all = Buffer.concat(parts);
      const at = all.indexOf('\r\n\r\n') + 4;
      console.log(
        label,
        all
          .subarray(0, at)
          .toString()
          .split('\r\n')
          .filter((line) => /^(HTTP|Sec)/.test(line)),
        all.subarray(at),
      );
      settled().then(resolve);
    });
  });
}
const mask = [0, 0, 0, 0];
await raw('unmasked', Buffer.from([0x81, 0x02, 0x68, 0x69]));
await raw('reserved', Buffer.from([0xc1, 0x82, ...mask, 0x68, 0x69]));
await raw('opcode', Buffer.from([0x83, 0x80, ...mask]));
await raw('not-utf8', Buffer.from([0x81, 0x82, ...mask, 0xc3, 0x28]));
await raw('continuation', Buffer.from([0x80, 0x80, ...mask]));
await raw('close-code', Buffer.from([0x88, 0x82, ...mask, 0x03, 0xed]));
await raw('close-empty', Buffer.from([0x88, 0x80, ...mask]));
await raw('long-ping', Buffer.from([0x89, 0xfe, 0x00, 0x7e, ...mask]));

ws.send('stop');
console.log('stopped', await closed(ws));
