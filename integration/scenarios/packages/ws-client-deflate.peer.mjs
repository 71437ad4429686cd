import { createHash } from 'node:crypto';
import { WebSocketServer } from 'ws';

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const wss = new WebSocketServer({
  port: Number(process.env.PEER_PORT),
  host: '127.0.0.1',
  perMessageDeflate: { threshold: 100 },
});
wss.on('connection', (ws, req) => {
  console.log(
    req.url,
    req.headers['sec-websocket-extensions'] ?? 'nothing',
    '->',
    JSON.stringify(ws.extensions),
  );
  ws.on('close', (code) => console.log(req.url, 'closed', code));
  ws.on('message', (data, isBinary) => {
    const text = String(data);
    console.log(req.url, isBinary, data.length, sha256(data));
    if (text === 'close' || text === 'stop') ws.close(4000);
    else ws.send(data, { binary: isBinary });
    if (text === 'stop') wss.close();
  });
});
