'use strict';
// covers: net.Socket#resetAndDestroy, error:ECONNRESET
// What came before a reset is still read, then comes ECONNRESET.
const net = require('node:net');
const { serve, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => watch(s, 'server', { states: false, events: ['data', 'end', 'error', 'close'] }),
  (port, server) => {
    const c = net.connect(port, '127.0.0.1', () => {
      c.write('last words');
      c.resetAndDestroy();
    });
    c.on('close', (hadError) => {
      console.log('client close', hadError);
      setTimeout(() => server.close(), 20);
    });
  },
);
