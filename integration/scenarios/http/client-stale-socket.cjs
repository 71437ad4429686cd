'use strict';
// A kept connection that the peer resets as the next request comes: an error with reusedSocket, which clients try again on.
// covers: http.ClientRequest#reusedSocket, error:ECONNRESET
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

rawServer(
  (socket, _text, _connection, request) => {
    if (request === 0) socket.write(STAY);
    else socket.destroy();
  },
  async (port) => {
    const agent = new http.Agent({ keepAlive: true });
    const get = () =>
      new Promise((resolve) => {
        const req = http.get({ host: '127.0.0.1', port, agent }, (res) => {
          res.resume();
          res.on('end', () => setTimeout(resolve, 20));
        });
        req.on('error', (error) => {
          console.log(error.code, error.message, req.reusedSocket);
          resolve();
        });
      });
    await get();
    await get();
    agent.destroy();
  },
);
