'use strict';
// covers: net.Socket#destroySoon
// destroySoon() sends what is queued and closes without waiting for the peer's end; called again it does nothing.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
serve(
  { allowHalfOpen: true },
  (s) => watch(s, 'server', { states: false, events: ['data', 'end'] }).on('end', () => s.end()),
  (port, server) => {
    const c = net.connect(port, '127.0.0.1', () => {
      c.write('a');
      c.destroySoon();
      console.log(stateOf(c));
      c.destroySoon();
    });
    watch(c, 'client', { events: ['finish', 'close', 'error'] });
    c.on('close', () => {
      c.destroySoon();
      server.close(() => console.log('server closed'));
    });
  },
);
