'use strict';
// covers: net.Socket#end, net.Socket:event:end, net.Socket:event:close, net.Socket#write
// Several exchanges, and in which order both ends hear of them: who ends first, who answers, who destroys.
const { serve, show } = require('./lib/watch.cjs');
const net = require('node:net');
const events = ['connect', 'data', 'end', 'finish', 'error', 'close'];
const exchanges = {
  'the client ends': { client: (c) => c.end('a') },
  'the server ends': { server: (s) => s.end('b') },
  'the server answers': { client: (c) => c.write('a'), server: (s) => s.once('data', () => s.end('b')) },
  'the client destroys': {
    client: (c) => c.write('a'),
    server: (s) => s.once('data', () => s.write('b')),
    destroys: true,
  },
  'the server destroys': { client: (c) => c.write('a'), server: (s) => s.once('data', () => s.destroy()) },
};
const next = () => {
  const [name] = Object.keys(exchanges);
  if (name === undefined) return;
  const { client, server: answer, destroys } = exchanges[name];
  delete exchanges[name];
  const log = (end, event, args) => console.log(`${name}: ${end} ${event}`, args.map(show).join());
  const accept = (s) => {
    console.log(`${name}: accepted`);
    for (const event of events) s.on(event, (...args) => log('server', event, args));
    answer?.(s);
  };
  serve({}, accept, (port, server) => {
    const c = net.connect(port, '127.0.0.1');
    for (const event of events) c.on(event, (...args) => log('client', event, args));
    c.on('connect', () => client?.(c));
    if (destroys) c.once('data', () => c.destroy());
    c.on('close', () => {
      server.close(() => {
        console.log(`${name}: server closed`);
        next();
      });
    });
  });
};
next();
