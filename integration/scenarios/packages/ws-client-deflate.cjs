'use strict';
// A ws client that packs its messages, and unpacks those of the host.
// package: ws
// tried: perMessageDeflate, context takeover, threshold, window bits, packed fragments, big packed messages
const { once } = require('node:events');
const WebSocket = require('ws');
const { host, port, peer, sha256 } = require('./lib/meet.cjs');

async function main() {
  await peer();
  async function ask(ws, data, options) {
    const answer = once(ws, 'message');
    ws.send(data, options);
    const [back, isBinary] = await answer;
    console.log(isBinary, back.length, sha256(back));
  }
  for (const [path, perMessageDeflate] of [
    ['/lasting', { threshold: 0 }],
    ['/fresh', { serverNoContextTakeover: true, clientNoContextTakeover: true, threshold: 10 }],
    ['/narrow', { serverMaxWindowBits: 11, clientMaxWindowBits: 11 }],
    ['/unpacked', false],
  ]) {
    const ws = new WebSocket(`ws://${host}:${port}${path}`, { perMessageDeflate });
    await once(ws, 'open');
    console.log(path, ws.extensions);
    await ask(ws, 'short');
    await ask(ws, 'long '.repeat(1000));
    await ask(ws, 'long '.repeat(1000));
    await ask(ws, Buffer.alloc(60_000, 'and longer'));
    await ask(ws, 'not packed '.repeat(100), { compress: false });
    ws.send('in ', { fin: false, compress: true });
    await ask(ws, 'parts '.repeat(100), { fin: true });
    // Several at once come back in their order.
    const order = [];
    const all = new Promise((resolve) => {
      ws.on('message', (data) => {
        order.push(data.length);
        if (order.length === 5) resolve();
      });
    });
    for (const length of [5000, 5, 3000, 1, 2000]) ws.send('x'.repeat(length));
    await all;
    console.log(order);
    const end = once(ws, 'close');
    ws.send(path === '/unpacked' ? 'stop' : 'close');
    console.log('closed', (await end)[0]);
  }
}
main();
