'use strict';
// covers: net.Socket:option:signal, net.listen:option:signal, error:ABORT_ERR, net.Server:event:close
// A signal that aborts at once, at connect and after the close of a socket; of a server that listens, or is about to.
// A socket made with a signal that has aborted already is destroyed at once.
const net = require('node:net');
const { serve, show, stateOf } = require('./lib/watch.cjs');
const run = (when, then) => {
  const controller = new AbortController();
  const { signal } = controller;
  serve(
    {},
    (s) => s.on('error', () => {}).resume(),
    (port, server) => {
      const c = net.connect({ port, host: '127.0.0.1', signal });
      for (const event of ['connect', 'error', 'end', 'close']) {
        c.on(event, (...args) =>
          console.log(
            when,
            event,
            args.map(show).join(),
            event === 'error' ? (args[0].cause?.name ?? args[0].cause) : '',
          ),
        );
      }
      console.log(when, stateOf(c));
      if (when === 'now') controller.abort();
      if (when === 'connect') c.on('connect', () => controller.abort('a reason'));
      if (when === 'after') c.resume().on('connect', () => c.end());
      c.on('close', () => {
        controller.abort();
        server.close(() => setImmediate(then));
      });
    },
  );
};
const servers = () => {
  const late = new AbortController();
  const listening = net.createServer().on('close', () => console.log('closed by signal'));
  listening.listen({ port: 0, host: '127.0.0.1', signal: late.signal }, () => {
    console.log('listening');
    late.abort();
    console.log(listening.listening);
  });
  listening.on('close', () => {
    const never = net.createServer().on('close', () => console.log('never listened'));
    never.listen({ port: 0, host: '127.0.0.1', signal: AbortSignal.abort() }, () => console.log('never'));
    console.log(never.listening);
  });
};
const fresh = new net.Socket({ signal: AbortSignal.abort('early') });
fresh.on('error', (error) => console.log('fresh', show(error), error.cause));
fresh.on('close', () => {
  console.log('fresh close');
  run('now', () => run('connect', () => run('after', servers)));
});
