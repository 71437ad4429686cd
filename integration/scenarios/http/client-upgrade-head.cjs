'use strict';
// A 101 nobody listens for ends the request; with a listener the socket and the first bytes are its own.
// covers: http.ClientRequest:event:upgrade, http.ClientRequest#destroyed
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: own\r\nConnection: Upgrade\r\n\r\n\x01\x02'),
  async (port) => {
    for (const listens of [true, false]) {
      await new Promise((resolve) => {
        const req = http.get({
          host: '127.0.0.1',
          port,
          agent: false,
          headers: { Connection: 'Upgrade', Upgrade: 'own' },
        });
        req.on('error', (error) => console.log('error', error.code, error.message));
        req.on('response', (res) => console.log('response', res.statusCode));
        req.on('close', () => {
          console.log('close', req.destroyed);
          resolve();
        });
        if (listens) {
          req.on('upgrade', (res, socket, head) => {
            console.log('upgrade', res.statusCode, res.headers.upgrade, head);
            socket.destroy();
          });
        }
      });
    }
  },
);
