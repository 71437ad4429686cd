'use strict';
// maxSockets for each host and maxTotalSockets for all: what is too many waits in line, in order.
// covers: http.Agent:option:maxSockets, http.Agent:option:maxTotalSockets, http.Agent#requests, http.Agent#maxSockets
// covers: http.Agent#maxTotalSockets, http.Agent#maxFreeSockets, http.Agent#getName
const http = require('node:http');
const { rawServer, BYE } = require('./lib/wire.cjs');

(async () => {
  for (const limits of [{ maxSockets: 2 }, { maxTotalSockets: 1 }, { maxSockets: 1, maxTotalSockets: 3 }]) {
    console.log(JSON.stringify(limits));
    await rawServer(
      (socket, text) => {
        console.log(text.split(' ')[1]);
        setTimeout(() => socket.end(BYE), 20);
      },
      async (port) => {
        const agent = new http.Agent(limits);
        console.log(agent.maxSockets, agent.maxTotalSockets, agent.maxFreeSockets);
        const all = [1, 2, 3].map(
          (path) =>
            new Promise((resolve) => {
              http.get({ host: '127.0.0.1', port, agent, path: `/${path}` }, (res) => {
                res.resume();
                res.on('close', resolve);
              });
            }),
        );
        const count = (pool) => Object.values(pool).map((list) => list.length);
        console.log('waiting', count(agent.requests), 'open', count(agent.sockets));
        console.log(
          Object.keys(agent.sockets).every((name) => name === agent.getName({ host: '127.0.0.1', port })),
        );
        await Promise.all(all);
      },
    );
  }
  for (const wrong of [{ maxTotalSockets: 0 }, { maxTotalSockets: 'x' }]) {
    try {
      new http.Agent(wrong);
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
})();
