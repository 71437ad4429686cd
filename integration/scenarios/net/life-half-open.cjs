'use strict';
// covers: net.Server:option:allowHalfOpen, net.Socket:option:allowHalfOpen, net.Socket#end
// With allowHalfOpen on both sides each end() closes one direction only, and the states say so at every event.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
serve(
  { allowHalfOpen: true },
  (s) => watch(s, 'server').on('end', () => setImmediate(() => s.end('late'))),
  (port, server) => {
    const c = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    watch(c, 'client');
    c.end('x');
    console.log('ended before connected', stateOf(c));
    c.on('close', () => server.close());
  },
);
