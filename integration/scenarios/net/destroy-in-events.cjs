'use strict';
// covers: net.Socket#destroy, net.Socket:event:lookup, net.Socket:event:ready, net.Socket:event:end
// destroy() in a listener of each event: lookup, connect, ready, data, end, finish, drain, close. Nothing but close follows.
const net = require('node:net');
const { serve, show, stateOf } = require('./lib/watch.cjs');
const all = ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'drain', 'error', 'close'];
const events = all.filter((event) => event !== 'error');
const next = () => {
  const chosen = events.shift();
  if (chosen === undefined) return;
  console.log('-- destroy in', chosen);
  serve(
    {},
    (s) =>
      s
        .on('error', () => {})
        .end('hello')
        .resume(),
    (port, server) => {
      const c = net.connect({ port, host: 'localhost', family: 4 });
      for (const event of all) {
        c.on(event, (...args) =>
          console.log(event, event === 'close' || event === 'error' ? args.map(show).join() : ''),
        );
      }
      c.on(chosen, () => {
        c.destroy();
        console.log(stateOf(c));
      });
      if (chosen === 'drain') c.write(Buffer.alloc(100_000));
      if (chosen === 'finish') c.end();
      c.on('close', () => server.close(next));
    },
  );
};
next();
