'use strict';
// covers: net.connect:option:host, net.connect:option:family, net.Socket#remoteAddress
// covers: net.Socket#localAddress
// Hosts in all their forms (short numbers, capital letters, none at all): remoteAddress and localAddress, with family 4.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const hosts = [
  '127.0.0.1',
  '127.1',
  '0.0.0.0',
  'localhost',
  'LOCALHOST',
  '',
  undefined,
  null,
  '127.0.0.2',
  '0',
  '2130706433',
  '0x7f.1',
  '0177.0.0.1',
];
const server = net
  .createServer((s) => s.on('error', () => {}))
  .listen(0, '0.0.0.0', () => {
    const { port } = server.address();
    const next = () => {
      if (hosts.length === 0) return server.close();
      const host = hosts.shift();
      const c = net.connect({ port, host, family: 4 });
      c.on('connect', () => {
        console.log(host, c.remoteAddress, c.localAddress, c._host);
        c.destroy();
      });
      c.on('error', (error) => console.log(host, show(error)));
      c.on('close', next);
    };
    next();
  });
