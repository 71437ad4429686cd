'use strict';
// http-proxy as servers of its own, one behind the other on one machine: the middleware that README shows, passing
// requests on by a table of hosts, and closing.
// package: http-proxy
// tried: stand-alone server, chain of proxies, table of hosts, latency, POST bodies read before, HTTP/1.0 clients, websockets through two proxies, close
const http = require('node:http');
const { Readable } = require('node:stream');
const httpProxy = require('http-proxy');
const { WebSocket, WebSocketServer } = require('ws');

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

function ask(port, path, { body, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const req = http.request({ host: '127.0.0.1', port, path, agent: false, ...options }, async (res) => {
      const parts = [];
      for await (const part of res) parts.push(part);
      resolve(console.log(path, res.statusCode, res.headers['x-by'] ?? '', Buffer.concat(parts).toString()));
    });
    req.on('error', reject);
    req.end(body);
  });
}

async function main() {
  const target = http.createServer(async (req, res) => {
    const parts = [];
    for await (const part of req) parts.push(part);
    res.setHeader('X-By', 'target');
    res.end(
      `${req.method} ${req.url} ${req.headers['x-forwarded-for'] ?? 'straight'} ${req.headers['x-hop'] ?? ''} ${Buffer.concat(parts)}`,
    );
  });
  const wss = new WebSocketServer({ server: target });
  wss.on('connection', (ws) => ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary })));
  const targetPort = await listen(target);

  // The inner one is http-proxy's own server; it takes WebSockets too.
  const inner = httpProxy.createProxyServer({
    target: { host: '127.0.0.1', port: targetPort },
    ws: true,
    xfwd: true,
  });
  inner.listen(0, '127.0.0.1');
  await new Promise((resolve) => inner._server.once('listening', resolve));
  const innerPort = inner._server.address().port;
  await ask(innerPort, '/one?a=1');
  await ask(innerPort, '/two', { method: 'POST', body: 'body' });

  const table = { 'api.test': `http://127.0.0.1:${targetPort}`, 'www.test': `http://127.0.0.1:${innerPort}` };
  const proxy = httpProxy.createProxyServer({ xfwd: true, headers: { 'x-hop': 'outer' } });
  proxy.on('error', (error, req, res) => res.writeHead(502).end(error.code));
  const outer = http.createServer(async (req, res) => {
    const to = table[req.headers.host];
    if (to === undefined) {
      res.writeHead(404).end('no such host');
      return;
    }
    if (req.url === '/read') {
      // Somebody has read the body already: it is given once more.
      const parts = [];
      for await (const part of req) parts.push(part);
      const text = Buffer.concat(parts).toString().toUpperCase();
      proxy.web(req, res, { target: to, buffer: Readable.from([text]) });
    } else if (req.url === '/late') {
      setTimeout(() => proxy.web(req, res, { target: to }), 50);
    } else {
      proxy.web(req, res, { target: to }, (error, failed, answer) =>
        answer.writeHead(502).end(`by callback: ${error.code}`),
      );
    }
  });
  outer.on('upgrade', (req, socket, head) => proxy.ws(req, socket, head, { target: table['www.test'] }));
  const outerPort = await listen(outer);
  await ask(outerPort, '/api', { headers: { Host: 'api.test' } });
  await ask(outerPort, '/www', { headers: { Host: 'www.test' } });
  await ask(outerPort, '/none', { headers: { Host: 'none.test' } });
  await ask(outerPort, '/late', { headers: { Host: 'www.test' } });
  await ask(outerPort, '/read', { method: 'POST', headers: { Host: 'api.test' }, body: 'small letters' });
  await Promise.all([1, 2, 3].map(() => ask(outerPort, '/same', { headers: { Host: 'www.test' } })));

  const ws = new WebSocket(`ws://127.0.0.1:${outerPort}/chat`);
  await new Promise((resolve) => ws.once('open', resolve));
  for (const data of ['text', Buffer.alloc(100_000, 7)]) {
    const answer = new Promise((resolve) => ws.once('message', resolve));
    ws.send(data);
    console.log('through two', (await answer).length);
  }
  const end = new Promise((resolve) => ws.once('close', resolve));
  ws.close(1000);
  console.log('closed', await end);

  await new Promise((resolve) => inner.close(resolve));
  await ask(outerPort, '/gone', { headers: { Host: 'www.test' } });
  outer.close();
  wss.close();
  target.close(() => console.log('done'));
}
main();
