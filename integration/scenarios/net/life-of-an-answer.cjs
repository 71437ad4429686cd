'use strict';
// covers: net.connect, net.Socket:event:data, net.Socket:event:close
// Both ends of an exchange: every event in order, with what readyState, bytesRead, bytesWritten, bufferSize, pending
// and destroyed are at each; connect comes first and close last.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => watch(s, 'server').write('hi'),
  (port, server) => {
    const c = net.connect(port, '127.0.0.1');
    console.log('at once', stateOf(c));
    watch(c, 'client');
    c.on('data', () => c.end('bye'));
    c.on('close', () => {
      console.log('after close', stateOf(c));
      server.close(() => console.log('server closed'));
    });
  },
);
