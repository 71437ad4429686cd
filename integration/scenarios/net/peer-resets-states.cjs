'use strict';
// covers: error:ECONNRESET, net.Socket:event:error, error:ERR_STREAM_DESTROYED
// The peer resets: error ECONNRESET and close(true), and what a write afterwards hears.
const net = require('node:net');
const { serve, show, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => s.on('data', () => s.resetAndDestroy()),
  (port, server) => {
    const c = watch(net.connect({ port, host: '127.0.0.1' }), 'client');
    c.write('x');
    c.on('close', () => {
      console.log(c.write('late', (error) => console.log('callback', show(error))));
      server.close();
    });
  },
);
