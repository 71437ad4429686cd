'use strict';
// AsyncLocalStorage in the callbacks of requests that share one kept connection: each has its own.
// covers: http.ClientRequest:event:response, http.Agent:option:keepAlive
const { AsyncLocalStorage } = require('node:async_hooks');
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

const storage = new AsyncLocalStorage();
rawServer(
  (socket) => socket.write(STAY),
  async (port) => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const get = (name) =>
      storage.run(
        name,
        () =>
          new Promise((resolve) => {
            const req = http.get({ host: '127.0.0.1', port, agent }, (res) => {
              console.log(name, 'response', storage.getStore());
              res.on('data', () => console.log(name, 'data', storage.getStore()));
              res.on('end', () => console.log(name, 'end', storage.getStore()));
              res.on('close', () => {
                console.log(name, 'close', storage.getStore());
                resolve();
              });
            });
            req.on('socket', () => console.log(name, 'socket', storage.getStore()));
          }),
      );
    await Promise.all([get('one'), get('two'), get('three')]);
    agent.destroy();
  },
);
