'use strict';
// covers: net.Socket#autoSelectFamilyAttemptedAddresses
// The first of two addresses refuses and the second answers: all events, and autoSelectFamilyAttemptedAddresses.
const net = require('node:net');
const { serve, watch } = require('./lib/watch.cjs');
const both = [
  { address: '127.0.0.5', family: 4 },
  { address: '127.0.0.1', family: 4 },
];
serve(
  {},
  (s) => s.end('hey'),
  (port, server) => {
    const lookup = (host, options, callback) => process.nextTick(callback, null, both);
    const c = watch(net.connect({ port, host: 'x.test', lookup }), 'client');
    c.on('close', () => {
      console.log(c.autoSelectFamilyAttemptedAddresses.map((tried) => tried.replace(/:\d+$/, '')));
      server.close();
    });
  },
);
