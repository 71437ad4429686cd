'use strict';
// Which of several free connections comes next: the last one given back, or the first.
// covers: http.Agent:option:scheduling, error:ERR_INVALID_ARG_VALUE
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

(async () => {
  for (const scheduling of ['lifo', 'fifo']) {
    const order = [];
    await rawServer(
      (socket, _text, connection) => {
        order.push(connection);
        socket.write(STAY);
      },
      async (port) => {
        const agent = new http.Agent({ keepAlive: true, scheduling });
        const get = () =>
          new Promise((resolve) => {
            http.get({ host: '127.0.0.1', port, agent }, (res) => {
              res.resume();
              res.on('end', () => setImmediate(resolve));
            });
          });
        const first = get();
        await new Promise((resolve) => setTimeout(resolve, 30));
        const both = [first, get()];
        await Promise.all(both);
        await get();
        await get();
        console.log(scheduling, order.length, new Set(order.slice(-2)).size);
        agent.destroy();
      },
    );
  }
  try {
    new http.Agent({ scheduling: 'best' });
  } catch (error) {
    console.log(error.code, error.message);
  }
})();
