'use strict';
// covers: net.Socket#autoSelectFamilyAttemptedAddresses, net.Socket:event:connectionAttemptFailed
// covers: net.Socket:event:connectionAttempt, error:ECONNREFUSED
// Two addresses that both refuse: the states at each connectionAttempt and connectionAttemptFailed, and the error of both.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const both = [
  { address: '127.0.0.1', family: 4 },
  { address: '127.0.0.2', family: 4 },
];
const c = net.connect({ port: 1, host: 'x.test', lookup: (host, options, callback) => callback(null, both) });
const brief = () =>
  `${c.readyState} ${c.connecting} ${c.pending} ${c.destroyed} ${c.autoSelectFamilyAttemptedAddresses}`;
console.log(brief());
for (const event of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connect', 'close']) {
  c.on(event, (...args) => console.log(event, args.map(show).join(', '), brief()));
}
c.write('queued', (error) => console.log('write', show(error)));
c.on('error', (error) => {
  console.log('error', error.constructor.name, Object.keys(error), brief());
  console.log(Object.getOwnPropertyNames(error).toSorted().join());
  for (const one of error.errors) console.log(show(one));
});
