'use strict';
// covers: net.Socket#connect
// One socket connected three times: after 'close' all its states begin anew, and 'ready' comes each time.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => s.end('bye').resume(),
  (port, server) => {
    const c = watch(new net.Socket(), 'client');
    let times = 0;
    c.connect(port, '127.0.0.1', () => console.log('callback'));
    c.on('close', () => {
      times += 1;
      if (times === 3) return server.close();
      c.connect(port, '127.0.0.1', () => console.log('callback again'));
      console.log('connecting again', stateOf(c));
    });
  },
);
