'use strict';
// covers: net.Server:option:allowHalfOpen, net.Socket:option:allowHalfOpen
// Only the client has allowHalfOpen: the server answers its FIN by one of its own.
const net = require('node:net');
const { serve, watch } = require('./lib/watch.cjs');
serve(
  { allowHalfOpen: false },
  (s) => watch(s, 'server').resume(),
  (port, server) => {
    const c = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => c.end());
    c.resume();
    c.on('end', () => console.log('client end', c.readyState));
    c.on('close', () => {
      console.log('client close');
      server.close();
    });
  },
);
