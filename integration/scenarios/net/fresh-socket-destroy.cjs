'use strict';
// covers: net.Socket#destroy, net.Socket#resetAndDestroy, net.Socket#destroySoon, error:ERR_SOCKET_CLOSED
// destroy, destroySoon and resetAndDestroy of sockets that were never connected, and destroy once more.
const net = require('node:net');
const { stateOf, watch } = require('./lib/watch.cjs');
const ways = {
  destroy: (s) => s.destroy(),
  'destroy with error': (s) => s.destroy(new Error('mine')),
  'destroy twice': (s) => s.destroy(new Error('first')).destroy(new Error('second')),
  destroySoon: (s) => s.destroySoon() ?? s,
  resetAndDestroy: (s) => s.resetAndDestroy(),
};
const next = () => {
  const [name] = Object.keys(ways);
  if (name === undefined) return;
  const way = ways[name];
  delete ways[name];
  const s = watch(new net.Socket(), name);
  console.log(name, way(s) === s, stateOf(s));
  s.on('close', () => setImmediate(next));
};
next();
