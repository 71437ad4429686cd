'use strict';
// http-proxy in front of a server on the host: what it passes on and what it changes, WebSockets through it, and
// targets that are not there, too slow, or break off.
// package: http-proxy
// tried: GET, HEAD, POST, streams both ways, x-forwarded headers, changed origin, paths, redirects rewritten, redirects followed, cookies rewritten, answers handled by the program, forward, keep-alive agent, websockets, ECONNREFUSED, ECONNRESET, time-out, clients that go away
// @peer after: listening
const http = require('node:http');
const { Readable } = require('node:stream');
const httpProxy = require('http-proxy');
const { host, port, masked } = require('./lib/meet.cjs');

const target = `http://${host}:${port}`;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const proxy = httpProxy.createProxyServer({ target });

const options = {
  forwarded: { xfwd: true, changeOrigin: true },
  below: { target: `${target}/base/` },
  ignored: { target: `${target}/elsewhere`, ignorePath: true },
  given: { headers: { 'x-given': 'by the proxy' }, auth: 'me:secret' },
  kept: { agent },
  case: { preserveHeaderKeyCase: true },
  rewritten: { changeOrigin: true, autoRewrite: true, protocolRewrite: 'https' },
  followed: { changeOrigin: true, followRedirects: true },
  cookies: { cookieDomainRewrite: 'front.test', cookiePathRewrite: { '/deep': '/' } },
  slow: { proxyTimeout: 1500 },
  refused: { target: `http://${host}:1` },
  lost: { target: 'http://nobody.invalid' },
  handled: { selfHandleResponse: true },
  buffered: { buffer: Readable.from(['a body ', 'made here']) },
  both: { forward: `${target}/copy` },
};

proxy.on('start', (req, res, to) => {
  if (req.url.startsWith('/plain')) console.log('start', masked(to.href ?? ''), req.url);
});
proxy.on('proxyReq', (proxyReq, req, res, { changeOrigin = false }) => {
  // Where redirects are followed the event comes for each socket, and where a copy is sent too late for more headers.
  if (/^\/(?:followed|both)/.test(req.url)) return;
  console.log('proxyReq', proxyReq.method, proxyReq.path, changeOrigin);
  proxyReq.setHeader('x-passed', 'proxy');
  // http-proxy hears of a client that goes away only while it still sends.
  res.on('close', () => {
    if (!res.writableFinished) proxyReq.destroy();
  });
});
proxy.on('proxyRes', (proxyRes, req, res) => {
  console.log('proxyRes', req.url, proxyRes.statusCode);
  // http-proxy itself would leave the client waiting.
  proxyRes.on('aborted', () => {
    console.log('cut off', req.url);
    res.destroy();
  });
  if (!req.url.startsWith('/handled')) return;
  const parts = [];
  proxyRes.on('data', (part) => parts.push(part));
  proxyRes.on('end', () => res.end(Buffer.concat(parts).toString().toUpperCase()));
});
proxy.on('end', (req) => console.log('end', req.url));
proxy.on('econnreset', (error, req) => console.log('econnreset', error.code, req.url));
proxy.on('proxyReqWs', (proxyReq, req) => {
  console.log('proxyReqWs', req.url);
  proxyReq.setHeader('x-passed', 'proxy');
});
proxy.on('open', () => console.log('open'));
proxy.on('close', (res, socket, head) => console.log('close', socket.destroyed, head.length));
proxy.on('error', (error, req, res) => {
  console.log('error', req.url, error.code, masked(error.message));
  if (res instanceof http.ServerResponse) {
    if (!res.headersSent)
      res.writeHead(error.code === 'ECONNRESET' ? 504 : 502, { 'Content-Type': 'text/plain' });
    res.end(`no answer: ${error.code}`);
  } else {
    res.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  }
});

const server = http.createServer((req, res) => {
  const [, kind] = req.url.split(/[/?]/);
  if (kind === 'stop') {
    res.end('stopping');
    agent.destroy();
    server.close(() => console.log('server closed'));
    server.closeIdleConnections();
    return;
  }
  proxy.web(req, res, options[kind] ?? {});
});
server.on('upgrade', (req, socket, head) => {
  socket.on('error', (error) => console.log('socket', error.code));
  proxy.ws(
    req,
    socket,
    head,
    req.url.startsWith('/refused')
      ? { target: `ws://${host}:1` }
      : { target: `ws://${host}:${port}`, xfwd: true },
  );
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));
