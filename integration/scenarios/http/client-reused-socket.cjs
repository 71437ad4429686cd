'use strict';
// A kept connection is used again, and the request says so; one that the peer has closed meanwhile is not.
// covers: http.ClientRequest#reusedSocket, http.Agent:option:keepAlive, http.Agent#freeSockets, http.Agent#sockets
const http = require('node:http');
const { rawServer, STAY, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, _text, connection, request) => {
    console.log('connection', connection, 'request', request);
    socket.write(request === 1 ? BYE : STAY);
  },
  async (port) => {
    const agent = new http.Agent({ keepAlive: true });
    const counts = (pool) => Object.values(pool).map((list) => list.length);
    const get = () =>
      new Promise((resolve) => {
        const req = http.get({ host: '127.0.0.1', port, agent }, (res) => {
          res.resume();
          res.on('end', () =>
            setImmediate(() => {
              console.log(
                req.reusedSocket,
                res.headers.connection,
                counts(agent.freeSockets),
                counts(agent.sockets),
              );
              resolve();
            }),
          );
        });
      });
    await get();
    await get();
    await get();
    agent.destroy();
  },
);
