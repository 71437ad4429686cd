'use strict';
// What requests look like on the wire.
// covers: http.ClientRequest#flushHeaders, http.ClientRequest#removeHeader, http.ClientRequest#setHeader
// covers: http.ClientRequest#write, http.ClientRequest:event:response, http.request:option:auth
// covers: http.request:option:setDefaultHeaders, http.request:option:setHost
// covers: http.request:option:uniqueHeaders
const http = require('node:http');
const net = require('node:net');
const { show } = require('./lib/raw.cjs');

const server = net.createServer((socket) => {
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    text += data;
    clearTimeout(socket.timer);
    socket.timer = setTimeout(() => {
      console.log(show(text).replace(/:\d{4,5}\b/g, ':PORT'));
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    }, 20);
  });
  socket.on('error', () => {});
});

function ask(label, options, act = (req) => req.end()) {
  return new Promise((resolve) => {
    console.log(`== ${label}`);
    const { port } = server.address();
    const base = { host: '127.0.0.1', port, agent: false };
    const req = typeof options === 'function' ? options(port) : http.request({ ...base, ...options });
    req.on('response', (res) => res.resume());
    req.on('error', (error) => console.log(error.code));
    req.on('close', resolve);
    act(req);
  });
}

server.listen(0, '127.0.0.1', async () => {
  await ask('get', {});
  await ask('path', { path: '/a?b=c', method: 'delete' });
  await ask('post without body', { method: 'POST' });
  await ask('post', { method: 'POST' }, (req) => req.end('hello'));
  await ask('post in parts', { method: 'POST' }, (req) => {
    req.write('a');
    req.end('b');
  });
  await ask('get with body', {}, (req) => req.end('hello'));
  await ask('get with parts', {}, (req) => {
    req.write('a');
    req.end('b');
  });
  await ask('length given', { method: 'PUT', headers: { 'content-length': 5 } }, (req) => req.end('hello'));
  await ask('headers', { headers: { 'X-A': ['1', '2'], Cookie: ['a', 'b'], accept: 'x' } });
  await ask('header list', { headers: ['A', '1', 'Host', 'x', 'a', '2'] });
  await ask('own host', { headers: { host: 'example' } });
  await ask('no host', { setHost: false });
  await ask('no default headers', { setDefaultHeaders: false });
  await ask('auth', { auth: 'user:p\u00e4ss' });
  await ask('url', (port) => http.request(`http://u%20ser:pw@127.0.0.1:${port}/x/y?z=1#h`, { agent: false }));
  await ask('URL and options', (port) =>
    http.request(new URL(`http://127.0.0.1:${port}/x`), { agent: false, path: '/other', method: 'OPTIONS' }),
  );
  await ask('keep-alive agent', { agent: new http.Agent({ keepAlive: true }) });
  await ask('plain agent', { agent: new http.Agent() });
  await ask('expect', { method: 'POST', headers: { Expect: '100-continue' } });
  await ask('set later', { method: 'POST' }, (req) => {
    req.setHeader('X-Late', '1');
    req.removeHeader('Host');
    req.flushHeaders();
    setTimeout(() => req.end('x'), 5);
  });
  await ask('trailers', { method: 'POST', headers: { Trailer: 'X-T' } }, (req) => {
    req.write('a');
    req.addTrailers({ 'X-T': '1' });
    req.end();
  });
  await ask('unique', { headers: { 'x-a': ['1', '2'] }, uniqueHeaders: ['x-a'] });
  server.close(() => console.log('closed'));
});
