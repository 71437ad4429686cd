'use strict';
// 'free' of the agent and of the socket, and 'agentRemove' for who takes a socket out of the pool.
// covers: http.Agent:event:free, http.Socket:event:free, http.Socket:event:agentRemove, http.Agent#destroy
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

rawServer(
  (socket) => socket.write(STAY),
  async (port) => {
    const agent = new http.Agent({ keepAlive: true });
    agent.on('free', (socket, options) =>
      console.log('agent free', typeof socket.write, options.port === port),
    );
    const count = (pool) => Object.values(pool).map((list) => list.length);
    const socket = await new Promise((resolve) => {
      http.get({ host: '127.0.0.1', port, agent }, (res) => {
        const { socket } = res;
        res.resume();
        res.socket.on('free', () => console.log('socket free'));
        res.socket.on('agentRemove', () => console.log('removed'));
        res.socket.on('close', () => console.log('socket close'));
        res.on('end', () => setImmediate(() => resolve(socket)));
      });
    });
    console.log(count(agent.freeSockets), count(agent.sockets));
    socket.emit('agentRemove');
    console.log(count(agent.freeSockets), count(agent.sockets));
    agent.destroy();
    console.log(socket.destroyed);
    socket.destroy();
    await new Promise((resolve) => socket.on('close', resolve));
  },
);
