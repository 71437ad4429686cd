// Aborted while the body comes: reading fails with the reason, and the connection is closed.
// covers: fetch:option:signal
import { report, serve } from './lib/wire.mjs';

let closed;
const half = (socket) => {
  closed = new Promise((resolve) => socket.once('close', () => resolve('the connection is closed')));
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc');
};
await serve({ answer: half }, async (url) => {
  await report('text', async () => {
    const controller = new AbortController();
    const response = await fetch(url, { signal: controller.signal });
    setTimeout(() => controller.abort('late'), 50);
    return response.text();
  });
  console.log(await closed);
});
await serve({ answer: half }, async (url) => {
  await report('reader', async () => {
    const controller = new AbortController();
    const response = await fetch(url, { signal: controller.signal });
    const reader = response.body.getReader();
    console.log((await reader.read()).value);
    setTimeout(() => controller.abort(), 50);
    return reader.read();
  });
  console.log(await closed);
});
await serve({ answer: half }, async (url) => {
  const response = await fetch(url);
  await response.body.cancel('enough');
  console.log('cancelled', response.bodyUsed, await closed);
});
