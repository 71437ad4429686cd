'use strict';
// setNoDelay and setSocketKeepAlive before there is a socket, and after: they reach the socket either way.
// covers: http.ClientRequest#setNoDelay, http.ClientRequest#setSocketKeepAlive, http.ClientRequest#connection
// covers: http.ClientRequest#socket, http.ClientRequest:event:socket
const http = require('node:http');
const net = require('node:net');
const { rawServer, whole, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket) => socket.end(BYE),
  async (port) => {
    const req = http.request({
      agent: false,
      createConnection: () => {
        const socket = net.connect(port, '127.0.0.1');
        for (const name of ['setNoDelay', 'setKeepAlive']) {
          const own = socket[name];
          socket[name] = function (...args) {
            console.log(name, ...args);
            return own.apply(this, args);
          };
        }
        return socket;
      },
    });
    console.log(req.socket, req.connection === req.socket);
    console.log(req.setNoDelay(true), req.setSocketKeepAlive(true, 5000));
    req.on('socket', (socket) => {
      console.log('socket', socket === req.socket, socket === req.connection);
      req.setNoDelay(false);
      req.setSocketKeepAlive();
    });
    await whole(req);
  },
);
