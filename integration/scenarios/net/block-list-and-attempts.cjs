'use strict';
// covers: net.Socket:option:blockList, net.Socket:event:connectionAttempt
// covers: net.Socket:event:connectionAttemptFailed, error:ERR_IP_BLOCKED
// A blockList of connect: events of an address that is blocked alone, among others that are not, and when all are.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const one = new net.BlockList();
one.addAddress('127.0.0.1');
const all = new net.BlockList();
all.addSubnet('127.0.0.0', 8);
const events = ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connect', 'close'];
const run = (name, addresses, blockList, then) => {
  const lookup = (host, options, callback) =>
    setImmediate(
      callback,
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
  const c = net.connect({ port: 1, host: 'h.test', lookup, blockList });
  for (const event of events)
    c.on(event, (...args) =>
      console.log(name, event, args.map(show).join(', '), c.autoSelectFamilyAttemptedAddresses),
    );
  c.on('error', (error) => console.log(name, show(error), error.errors?.map(show)));
  c.on('close', () => setImmediate(then));
};
const literal = () => {
  const c = net.connect({ port: 1, host: '127.0.0.1', blockList: one });
  for (const event of events)
    c.on(event, (...args) => console.log('literal', event, args.map(show).join(', ')));
  c.on('error', (error) => console.log('literal', show(error)));
};
run('first', ['127.0.0.1', '127.0.0.2'], one, () =>
  run('second', ['127.0.0.2', '127.0.0.1'], one, () =>
    run('both', ['127.0.0.2', '127.0.0.1'], all, () => run('only', ['127.0.0.1'], one, literal)),
  ),
);
