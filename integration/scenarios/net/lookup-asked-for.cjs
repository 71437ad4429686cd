'use strict';
// covers: net.connect:option:lookup, net.connect:option:family, net.connect:option:hints
// covers: net.connect:option:localAddress, net.connect:option:autoSelectFamily
// What a lookup is asked, by the options of connect: family, hints, all.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const given = [
  {},
  { autoSelectFamily: false },
  { autoSelectFamily: true },
  { family: 4 },
  { family: 0 },
  { family: 'IPv4' },
  { localAddress: '127.0.0.1' },
  { hints: 0 },
  { hints: 32 },
  { hints: 8 },
  { all: true },
  { verbatim: true },
];
for (const options of given) {
  const name = JSON.stringify(options);
  const lookup = (host, asked, callback) => {
    console.log(name, host, JSON.stringify(asked), Object.keys(asked).join());
    callback(Object.assign(new Error('no'), { code: 'ENO' }));
  };
  const c = net.connect({ port: 1, host: 'x.test', ...options, lookup });
  c.on('lookup', (...args) => console.log(name, 'lookup', args.map(show).join(', ')));
  c.on('error', (error) => console.log(name, show(error)));
}
