'use strict';
// covers: net.Socket#resetAndDestroy, error:ECONNRESET, error:ERR_SOCKET_CLOSED
// resetAndDestroy() before a connect, while connecting, when connected and afterwards.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => s.on('error', () => {}).resume(),
  (port, server) => {
    const fresh = watch(new net.Socket(), 'fresh');
    console.log(fresh.resetAndDestroy() === fresh, stateOf(fresh));
    fresh.on('close', () => {
      const early = watch(net.connect(port, '127.0.0.1'), 'early');
      console.log(early.resetAndDestroy() === early, stateOf(early));
      early.on('close', () => {
        const late = net.connect(port, '127.0.0.1', () => {
          late.resetAndDestroy();
          console.log(stateOf(late));
          late.resetAndDestroy();
        });
        late.on('close', () => {
          console.log(late.resetAndDestroy() === late, stateOf(late));
          setTimeout(() => server.close(() => console.log('server closed')), 20);
        });
      });
    });
  },
);
