'use strict';
// covers: net.Socket#connect, net.Socket:event:connectionAttempt
// connect() on a connected socket keeps the connection: the events of a connect come once more.
const net = require('node:net');
const { serve, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => s.on('error', () => {}).resume(),
  (port, server) => {
    const c = net.connect(port, '127.0.0.1');
    watch(c, 'client', { events: ['connectionAttempt', 'connect', 'ready', 'error', 'close'] });
    c.once('connect', () =>
      c.connect(port, '127.0.0.1', () => {
        console.log('second callback');
        c.end();
      }),
    );
    c.on('close', () => server.close());
  },
);
