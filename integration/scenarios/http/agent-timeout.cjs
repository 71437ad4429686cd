'use strict';
// An agent's timeout is that of its sockets: while a request waits it is told, while a socket is free it ends it.
// covers: http.Agent:option:timeout, http.ClientRequest:event:timeout, http.ClientRequest#setTimeout
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    if (text.includes('/fast')) socket.write(STAY);
  },
  async (port) => {
    const agent = new http.Agent({ keepAlive: true, timeout: 60 });
    await new Promise((resolve) => {
      const req = http.get({ host: '127.0.0.1', port, agent, path: '/slow' });
      req.on('timeout', () => {
        console.log('timeout', req.destroyed, req.timeout);
        req.destroy();
      });
      req.on('error', (error) => console.log(error.code));
      req.on('close', resolve);
    });
    await new Promise((resolve) => {
      http.get({ host: '127.0.0.1', port, agent, path: '/fast' }, (res) => {
        res.resume();
        res.socket.on('close', () => {
          console.log('free socket closed');
          resolve();
        });
      });
    });
    const req = http.get({ host: '127.0.0.1', port, agent: false, path: '/slow' });
    req.on('error', () => {});
    console.log(req.setTimeout(30, () => console.log('own timeout')) === req);
    await new Promise((resolve) => {
      req.on('timeout', () => req.destroy());
      req.on('close', resolve);
    });
  },
);
