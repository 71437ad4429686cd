'use strict';
// covers: net.listen:option:signal, net.Socket:option:signal, error:ABORT_ERR
// AbortSignal: aborted before, aborted later, for a socket and for listen.
const net = require('node:net');
const report = (name, s) => {
  s.on('error', (error) => console.log(name, error.name, error.code, error.message));
  s.on('close', (hadError) => console.log(name, 'close', hadError));
};
const server = net.createServer((socket) => socket.on('error', () => {}).resume());
const controller = new AbortController();
server.on('close', () => console.log('server close', server.listening));
server.listen({ port: 0, host: '127.0.0.1', signal: controller.signal }, () => {
  const early = new net.Socket({ signal: AbortSignal.abort() });
  report('early', early);
  early.on('close', () => {
    const late = new AbortController();
    const s = net.connect({ port: server.address().port, host: '127.0.0.1', signal: late.signal }, () => {
      late.abort();
      console.log(s.destroyed);
    });
    report('late', s);
    s.on('close', () => controller.abort());
  });
});
const never = net.createServer();
never.on('listening', () => console.log('never listening'));
never.on('close', () => console.log('never close'));
never.listen({ port: 0, signal: AbortSignal.abort() });
