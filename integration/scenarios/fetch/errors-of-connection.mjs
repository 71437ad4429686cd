// A connection that cannot be made, or ends before the head is whole: "fetch failed", and why.
// covers: fetch
import net from 'node:net';
import { report, serve } from './lib/wire.mjs';

const unused = await new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});
await report('refused', () => fetch(`http://127.0.0.1:${unused}`));
await report('name', () => fetch('http://nobody.invalid/'));
const answers = {
  'ends at once': (socket) => socket.end(),
  'resets at once': (socket) => socket.resetAndDestroy(),
  'ends in the head': (socket) => socket.end('HTTP/1.1 200 OK\r\na: b'),
};
for (const [label, answer] of Object.entries(answers)) {
  await serve({ answer }, (url) => report(label, () => fetch(url)));
}
