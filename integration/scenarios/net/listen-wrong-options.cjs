'use strict';
// covers: net.Server#listen, net.listen:option:port, net.listen:option:host, net.listen:option:signal
// covers: error:ERR_SOCKET_BAD_PORT, error:ERR_INVALID_ARG_VALUE, error:ERR_INVALID_ARG_TYPE
// listen() with wrong ports, hosts, paths and signals: what it throws; what it does not throw for listens.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const values = {
  minus: -1,
  large: 65_536,
  fraction: 1.5,
  nan: Number.NaN,
  empty: '',
  blank: ' ',
  yes: true,
  no: false,
  object: {},
  list: [],
  nothing: null,
};
const calls = [];
for (const [name, value] of Object.entries(values)) {
  calls.push([`listen(${name})`, [value]]);
  for (const key of ['port', 'path', 'backlog', 'exclusive', 'signal', 'ipv6Only']) {
    calls.push([`listen({ ${key}: ${name} })`, [{ [key]: value }]]);
  }
  if (name !== 'blank') calls.push([`listen({ port, host: ${name} })`, [{ port: 0, host: value }]]);
  calls.push([`listen(0, host, ${name})`, [0, '127.0.0.1', value]]);
}
const next = () => {
  const [label, args] = calls.shift() ?? [];
  if (label === undefined) return;
  const server = net.createServer();
  server.on('listening', () => {
    console.log(label, 'listens', server.address().port > 0);
    server.close(next);
  });
  server.on('error', (error) => {
    console.log(label, 'error', show(error));
    next();
  });
  try {
    server.listen(...args);
  } catch (error) {
    console.log(label, 'throws', show(error), server.listening, server.listenerCount('listening'));
    setImmediate(next);
  }
};
next();
