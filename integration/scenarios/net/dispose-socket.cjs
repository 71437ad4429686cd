'use strict';
// covers: error:ABORT_ERR
// Symbol.asyncDispose of sockets, as every stream has it: it is destroy with an AbortError, and waits for 'close'.
const net = require('node:net');
const { serve, show, stateOf, watch } = require('./lib/watch.cjs');
serve(
  {},
  (s) => s.on('error', () => {}).resume(),
  async (port, server) => {
    const fresh = watch(new net.Socket(), 'fresh', { states: false });
    console.log(await fresh[Symbol.asyncDispose](), stateOf(fresh));
    const c = watch(net.connect(port, '127.0.0.1'), 'client', {
      states: false,
      events: ['connect', 'error', 'close'],
    });
    c.on('connect', async () => {
      const disposed = c[Symbol.asyncDispose]();
      console.log(disposed instanceof Promise, c.destroyed);
      console.log(await disposed, show(c.errored));
      await c[Symbol.asyncDispose]().catch((error) => console.log('again', show(error)));
      server.close();
    });
  },
);
