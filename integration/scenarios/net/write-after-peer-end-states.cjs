'use strict';
// covers: net.Socket#write, error:EPIPE, net.Socket:event:end
// The peer has ended and half-open is not allowed: one write in the listener of 'end' goes, a later one is EPIPE.
const net = require('node:net');
const { serve, show, watch } = require('./lib/watch.cjs');
const heard = (name) => (error) => console.log(name, show(error));
serve(
  {},
  (s) => s.end('bye').resume(),
  (port, server) => {
    const c = watch(net.connect({ port, host: '127.0.0.1' }), 'client');
    c.on('end', () => {
      console.log(c.write('x', heard('in end')));
      setImmediate(() => console.log(c.write('y', heard('later'))));
    });
    c.on('close', () => server.close());
  },
);
