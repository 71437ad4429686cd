'use strict';
// The order of a request's events with a body and an answer, on a new connection and on a kept one.
// covers: http.ClientRequest:event:finish, http.ClientRequest:event:socket, http.ClientRequest:event:response
// covers: http.ClientRequest:event:close, http.ClientRequest#writableFinished, http.ClientRequest#writableEnded
const http = require('node:http');
const { rawServer, STAY } = require('./lib/wire.cjs');

rawServer(
  (socket) => socket.write(STAY),
  async (port) => {
    const agent = new http.Agent({ keepAlive: true });
    for (const turn of [1, 2]) {
      await new Promise((resolve) => {
        const req = http.request({ host: '127.0.0.1', port, agent, method: 'POST' });
        const note = (what) => console.log(turn, what, req.finished, req.writableEnded, req.writableFinished);
        for (const event of ['socket', 'finish', 'prefinish', 'close']) req.on(event, () => note(event));
        req.on('response', (res) => {
          note('response');
          for (const event of ['end', 'close']) res.on(event, () => note(`res ${event}`));
          res.on('close', () => setImmediate(resolve));
          res.resume();
        });
        note('made');
        req.write('a', () => note('written'));
        req.end('b', () => note('ended'));
        note('after end');
      });
    }
    agent.destroy();
  },
);
