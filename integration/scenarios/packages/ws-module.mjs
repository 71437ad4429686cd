// ws as an ES module, server and client in one program over the machine's own loopback: streams over a WebSocket, and
// an asynchronous iteration over its messages.
// package: ws
// tried: import, server and client in one machine, streams, pipelines, asynchronous iteration, back-pressure of streams, ping as heartbeat, several servers on one port
import { createHash } from 'node:crypto';
import { on, once } from 'node:events';
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import WebSocket, { WebSocketServer, createWebSocketStream } from 'ws';

const server = http.createServer();
const echo = new WebSocketServer({ noServer: true });
const upper = new WebSocketServer({ noServer: true });
server.on('upgrade', (req, socket, head) => {
  const wss = req.url === '/echo' ? echo : upper;
  wss.handleUpgrade(req, socket, head, (ws) => wss.emit('connection', ws, req));
});
echo.on('connection', (ws) => {
  const duplex = createWebSocketStream(ws);
  duplex.pipe(duplex);
  duplex.on('close', () => console.log('echo closed'));
});
upper.on('connection', async (ws) => {
  ws.on('pong', () => console.log('pong at the server'));
  ws.ping();
  const ended = new AbortController();
  ws.on('close', () => ended.abort());
  try {
    for await (const [data] of on(ws, 'message', { signal: ended.signal }))
      ws.send(String(data).toUpperCase());
  } catch (error) {
    console.log('upper closed', error.name);
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `ws://127.0.0.1:${server.address().port}`;

const ws = new WebSocket(`${url}/upper`);
ws.on('ping', () => console.log('ping at the client'));
await once(ws, 'open');
for (const word of ['one', 'two']) {
  ws.send(word);
  console.log(String((await once(ws, 'message'))[0]));
}
ws.close();
await once(ws, 'close');

const hash = (chunks) => {
  const made = createHash('sha256');
  for (const chunk of chunks) made.update(chunk);
  return made.digest('hex');
};
const chunks = Array.from({ length: 20 }, (_, i) => Buffer.alloc(20_000, `chunk ${i}`));
const client = new WebSocket(`${url}/echo`);
const duplex = createWebSocketStream(client);
const back = [];
let length = 0;
duplex.on('data', (part) => {
  back.push(part);
  length += part.length;
  if (length === 400_000) duplex.end();
});
await pipeline(
  Readable.from(chunks),
  async function* slowly(source) {
    for await (const part of source) yield part;
  },
  duplex,
  { end: false },
);
await once(duplex, 'close');
console.log(length, hash(back) === hash(chunks));
server.close(() => console.log('server closed'));
