'use strict';
// covers: net.Socket#write, error:ERR_SOCKET_CLOSED, error:ERR_STREAM_DESTROYED
// write() on a socket that was never connected ends it; each callback hears of an error, in order.
const net = require('node:net');
const { show, stateOf, watch } = require('./lib/watch.cjs');
const c = watch(new net.Socket(), 'socket');
const heard = (name) => (error) => console.log(name, show(error));
console.log(c.write('x', heard('first')));
console.log(c.write('y', heard('second')));
console.log(stateOf(c));
c.destroy();
console.log(c.write('z', heard('after destroy')));
console.log(stateOf(c));
c.on('close', () => console.log(stateOf(c)));
