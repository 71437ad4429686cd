'use strict';
// A WebSocket server with ws, beside the HTTP server on the same port: who may upgrade, messages of each kind, what the
// host sends badly, and every way in which a connection ends.
// package: ws
// tried: upgrade, refused upgrades, subprotocols, text frames, binary frames, fragmentation, ping, pong, big messages, maxPayload, bufferedAmount, broadcast, close codes, protocol errors, terminate, abnormal end
// @peer after: listening
const { createHash } = require('node:crypto');
const http = require('node:http');
const { WebSocket, WebSocketServer, createWebSocketStream } = require('ws');
const { bytes } = require('./lib/meet.cjs');

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

const server = http.createServer((req, res) => res.end(`plain ${req.method} ${req.url}`));
const kinds = {
  '/plain': new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    handleProtocols: (protocols) => (protocols.has('second') ? 'second' : false),
  }),
  '/small': new WebSocketServer({ noServer: true, maxPayload: 1000 }),
  '/stream': new WebSocketServer({ noServer: true }),
};

server.on('upgrade', (req, socket, head) => {
  const { pathname, searchParams } = new URL(req.url, 'http://host');
  const wss = kinds[pathname];
  console.log(
    'upgrade',
    req.url,
    head.length,
    req.headers['sec-websocket-version'],
    req.headers['sec-websocket-extensions'] ?? 'no extensions',
  );
  if (wss === undefined || searchParams.has('refuse')) {
    socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 6\r\n\r\nno way');
    return;
  }
  wss.handleUpgrade(req, socket, head, (ws) => wss.emit('connection', ws, req));
});

/** Sends to somebody who does not read until much is waiting here, and tells the others when it is so. */
async function flood(ws) {
  const part = bytes(100_000);
  let count = 0;
  let done = 0;
  while (ws.bufferedAmount < 1_000_000 && count < 500) {
    count += 1;
    ws.send(part, () => {
      done += 1;
    });
    await new Promise(setImmediate);
  }
  ws.send(`that was all: ${count}`, () =>
    console.log('flood has gone out', done === count, ws.bufferedAmount),
  );
  console.log('flood', ws.bufferedAmount >= 1_000_000, done < count);
  for (const each of kinds['/plain'].clients) if (each !== ws) each.send('go on');
}

const commands = {
  big: (ws) => ws.send(bytes(500_000)),
  text: (ws) => ws.send('grüße '.repeat(10_000)),
  fragments: (ws) => {
    ws.send('one ', { fin: false });
    ws.send('two ', { fin: false });
    ws.send('three', { fin: true });
  },
  ping: (ws) => ws.ping('are you there'),
  flood,
  broadcast: () => {
    for (const each of kinds['/plain'].clients) if (each.readyState === WebSocket.OPEN) each.send('to all');
  },
  close: (ws) => ws.close(4001, 'enough'),
  terminate: (ws) => ws.terminate(),
  'bad code': (ws) => {
    try {
      ws.close(1005);
    } catch (error) {
      ws.send(`${error.name}: ${error.message}`);
    }
  },
  blob: (ws) => ws.send(new Blob(['a ', 'blob'])),
};

for (const [path, wss] of Object.entries(kinds)) {
  wss.on('connection', (ws, req) => {
    const label = req.url;
    console.log(
      label,
      'connected',
      JSON.stringify(ws.protocol),
      JSON.stringify(ws.extensions),
      wss.clients.size,
    );
    ws.on('close', (code, reason) => console.log(label, 'closed', code, String(reason), ws.readyState));
    ws.on('error', (error) => console.log(label, 'error', error.name, error.code, error.message));
    if (path === '/stream') {
      const duplex = createWebSocketStream(ws, { encoding: 'utf8' });
      duplex.on('data', (text) => duplex.write(text.toUpperCase()));
      duplex.on('end', () => console.log(label, 'stream ended'));
      return;
    }
    ws.on('ping', (data) => console.log(label, 'ping', String(data)));
    ws.on('pong', (data) => console.log(label, 'pong', String(data)));
    ws.on('message', (data, isBinary) => {
      const text = String(data);
      if (text === 'clients') {
        ws.send(String(Object.values(kinds).reduce((sum, { clients }) => sum + clients.size, 0)));
        return;
      }
      if (data.length > 100) console.log(label, isBinary ? 'binary' : 'text', data.length, sha256(data));
      else console.log(label, isBinary ? 'binary' : 'text', isBinary ? data : text);
      if (text === 'stop') {
        ws.close(1000);
        server.close(() => console.log('server closed'));
        for (const each of Object.values(kinds)) each.close(() => console.log('done', each.clients.size));
      } else if (Object.hasOwn(commands, text)) {
        commands[text](ws);
      } else {
        ws.send(data, { binary: isBinary });
      }
    });
  });
}
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
