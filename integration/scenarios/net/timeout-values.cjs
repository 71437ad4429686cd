'use strict';
// covers: net.Socket#setTimeout, net.Socket#timeout, error:ERR_OUT_OF_RANGE, error:ERR_INVALID_ARG_TYPE
// setTimeout with all kinds of values: what it throws, what timeout is afterwards, and who listens.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const c = new net.Socket();
const print = (label) => console.log(label, c.timeout, c.listenerCount('timeout'));
print('fresh');
console.log(c.setTimeout(2000) === c);
print('set');
const listener = () => console.log('never');
c.setTimeout(3000, listener);
print('with a listener');
c.setTimeout(0, listener);
print('zero with the listener');
for (const value of [1.7, -1, '1', Infinity, Number.NaN, undefined, null, 2 ** 32, {}, 10n]) {
  attempt(`setTimeout ${typeof value} ${value}`, () => typeof c.setTimeout(value));
  print('now');
}
for (const value of ['x', null, 5, {}]) {
  attempt(`callback ${JSON.stringify(value)}`, () => typeof c.setTimeout(5000, value));
  print('now');
}
c.destroy();
console.log(c.setTimeout(10, listener) === c);
print('destroyed');
