'use strict';
// An agent that makes its own sockets, at once or later, and says which of them are kept.
// covers: http.Agent#createConnection, http.Agent#keepSocketAlive, http.Agent#reuseSocket
const http = require('node:http');
const net = require('node:net');
const { rawServer, STAY } = require('./lib/wire.cjs');

class Own extends http.Agent {
  createConnection(options, callback) {
    console.log('createConnection', options.host, options.path, typeof callback);
    const socket = net.connect(options.port, options.host);
    if (!this.later) return socket;
    socket.once('connect', () => callback(null, socket));
    return undefined;
  }

  keepSocketAlive(socket) {
    console.log('keepSocketAlive', this.keeps);
    return this.keeps && super.keepSocketAlive(socket);
  }

  reuseSocket(socket, req) {
    console.log('reuseSocket', req.path);
    super.reuseSocket(socket, req);
  }
}
rawServer(
  (socket) => socket.write(STAY),
  async (port) => {
    const agent = new Own({ keepAlive: true });
    const get = (path) =>
      new Promise((resolve) => {
        http.get({ host: '127.0.0.1', port, agent, path }, (res) => {
          res.resume();
          res.on('end', () => setImmediate(resolve));
        });
      });
    agent.keeps = true;
    await get('/1');
    await get('/2');
    agent.keeps = false;
    await get('/3');
    agent.later = true;
    await get('/4');
    agent.destroy();
  },
);
