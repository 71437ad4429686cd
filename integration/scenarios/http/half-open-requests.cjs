'use strict';
// Many connections that have sent half a head: others are answered meanwhile, and the time-out of headers ends them all.
// covers: http.Server#headersTimeout, http.Server:option:connectionsCheckingInterval
const http = require('node:http');
const net = require('node:net');

const HALF = 300;
const sockets = [];
const answers = new Map();
let refused = 0;

const server = http.createServer(
  { headersTimeout: 0, requestTimeout: 0, connectionsCheckingInterval: 20 },
  (_, res) => res.end('hello'),
);

function ask() {
  return new Promise((resolve) => {
    http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
      res.resume();
      res.on('end', () => resolve(res.statusCode));
    });
  });
}

function half() {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Half: ', () => resolve(socket));
    });
    socket.setEncoding('latin1');
    socket.on('data', (text) => answers.set(text, (answers.get(text) ?? 0) + 1));
    socket.on('error', ({ code }) => console.log(code));
    socket.on('close', () => {
      refused++;
      if (refused === HALF) ended();
    });
    sockets.push(socket);
  });
}

function ended() {
  for (const [text, count] of answers) console.log(count, JSON.stringify(text));
  server.getConnections((_, count) => {
    console.log('connections', count);
    server.close(() => console.log('closed'));
  });
}

server.listen(0, '127.0.0.1', async () => {
  for (let i = 0; i < HALF; i++) await half();
  for (let i = 0; i < 5; i++) console.log('honest', await ask());
  console.log('answered so far', answers.size, 'ended so far', refused);
  server.headersTimeout = 1;
});
