import { createHash } from 'node:crypto';
import http from 'node:http';
import { WebSocketServer } from 'ws';

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const server = http.createServer((req, res) => {
  if (req.url === '/moved') res.writeHead(302, { Location: '/plain?moved' }).end();
  else if (req.url === '/page') res.end('a page');
  else res.writeHead(404).end();
});
const kinds = {
  '/plain': new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('two') ? 'two' : false),
  }),
};
const big = Buffer.alloc(500_000, 'abcdefghijk');
/** Who reads no further. */
let paused;
const commands = {
  big: (ws) => ws.send(big),
  flood: (ws) => {
    ws.send('begin', () => ws.pause());
    paused = ws;
  },
  'go on': () => paused.resume(),
  fragments: (ws) => {
    ws.send('one ', { fin: false });
    ws.send('two', { fin: true });
  },
  ping: (ws) => ws.ping('are you there'),
  close: (ws) => ws.close(4002, 'the server has enough'),
  cut: (ws) => ws._socket.destroy(),
  reset: (ws) => ws._socket.resetAndDestroy(),
  masked: (ws) => ws._socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])),
  'not utf8': (ws) => ws._socket.write(Buffer.from([0x81, 0x02, 0xc3, 0x28])),
};

server.on('upgrade', (req, socket, head) => {
  socket.on('error', () => {});
  const { pathname } = new URL(req.url, 'http://host');
  const lines = [];
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const [name, value] = req.rawHeaders.slice(i, i + 2);
    if (!/^(?:host|sec-websocket-key)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  console.log('upgrade', req.url, lines.join(', '));
  if (pathname === '/silence') return;
  if (pathname === '/hang-up') socket.destroy();
  else if (pathname === '/moved')
    socket.end('HTTP/1.1 302 Found\r\nLocation: /plain?moved\r\nContent-Length: 0\r\n\r\n');
  else if (pathname === '/page')
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\na page');
  else if (pathname === '/bad-accept')
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: nonsense\r\n\r\n',
    );
  else if (kinds[pathname] === undefined)
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  else kinds[pathname].handleUpgrade(req, socket, head, (ws) => kinds[pathname].emit('connection', ws, req));
});

for (const wss of Object.values(kinds)) {
  wss.on('connection', (ws, req) => {
    let flood = 0;
    ws.on('error', (error) => console.log(req.url, 'error', error.code, error.message));
    ws.on('close', (code, reason) => console.log(req.url, 'closed', code, String(reason)));
    ws.on('ping', (data) => console.log(req.url, 'ping', String(data)));
    ws.on('pong', (data) => console.log(req.url, 'pong', String(data)));
    ws.on('message', (data, isBinary) => {
      const text = String(data);
      if (isBinary && data.length === 100_000) {
        flood += 1;
        return;
      }
      if (data.length > 100) console.log(req.url, isBinary, data.length, sha256(data));
      else console.log(req.url, isBinary, isBinary ? data : text);
      if (text === 'stop') {
        ws.close(1001, 'going away');
        server.close();
      } else if (text === 'that was all') ws.send(`${flood} messages`);
      else if (Object.hasOwn(commands, text)) commands[text](ws);
      else ws.send(data, { binary: isBinary });
    });
  });
}
server.listen(Number(process.env.PEER_PORT), '127.0.0.1');
