'use strict';
// covers: net.Socket#resetAndDestroy, net.Socket#write
// resetAndDestroy() cancels a write that the stack has not taken: its callback hears ECANCELED before 'close', and so do those behind it.
const net = require('node:net');
const { serve, show, watch } = require('./lib/watch.cjs');
const heard = (name) => (error) => console.log(name, show(error));
serve(
  {},
  (s) => s.on('error', () => {}).pause(),
  (port) => {
    const c = net.connect(port, '127.0.0.1', () => {
      console.log(c.write(Buffer.alloc(16 << 20), heard('large')));
      c.write('tail', heard('tail'));
      c.end('end', heard('end'));
      c.resetAndDestroy();
      console.log(c.write('more', heard('after resetAndDestroy')));
      c.on('close', () => process.exit(0));
    });
    watch(c, 'client', { states: false });
  },
);
