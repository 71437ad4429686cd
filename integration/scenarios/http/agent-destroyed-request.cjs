'use strict';
// Requests destroyed while they wait for a socket, and by an agent that is destroyed under them.
// covers: http.Agent#destroy, http.ClientRequest#destroy, http.ClientRequest:event:abort, http.ClientRequest#abort
const http = require('node:http');
const { rawServer, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    const path = text.split(' ')[1];
    console.log('asked', path);
    if (path !== '/held') setTimeout(() => socket.end(BYE), 20);
  },
  async (port) => {
    const agent = new http.Agent({ maxSockets: 1 });
    const start = (path, act = () => {}) =>
      new Promise((resolve) => {
        const req = http.get({ host: '127.0.0.1', port, agent, path }, (res) => res.resume());
        for (const event of ['abort', 'close', 'error'])
          req.on(event, (error) => console.log(path, event, error?.code ?? '', error?.message ?? ''));
        req.on('close', resolve);
        act(req);
      });
    await Promise.all([
      start('/first'),
      start('/dropped', (req) => req.destroy()),
      start('/aborted', (req) => req.abort()),
      start('/failed', (req) => req.destroy(new Error('mine'))),
      start('/last'),
    ]);
    const held = start('/held');
    await new Promise((resolve) => setTimeout(resolve, 30));
    agent.destroy();
    await held;
  },
);
