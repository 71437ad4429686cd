'use strict';
// covers: net.Socket#end, error:ERR_SOCKET_CLOSED
// end() on a socket that was never connected, without data and with some.
const net = require('node:net');
const { show, stateOf, watch } = require('./lib/watch.cjs');
const idle = watch(new net.Socket(), 'idle');
idle.end();
console.log('idle', stateOf(idle));
setImmediate(() => {
  console.log('idle later', stateOf(idle));
  idle.destroy();
  console.log('idle destroyed', stateOf(idle));
  const full = watch(new net.Socket(), 'full');
  full.end('x', (error) => console.log('callback', show(error)));
  console.log('full', stateOf(full));
});
