'use strict';
// covers: net.Socket#end
// end() with data before the connection is there: it is sent, and the socket says connecting and not writable.
const net = require('node:net');
const { serve, stateOf, watch } = require('./lib/watch.cjs');
const received = (s) => {
  s.on('data', (data) => console.log('server got', String(data)));
  s.on('end', () => console.log('server end'));
};
serve({}, received, (port, server) => {
  const c = watch(net.connect(port, '127.0.0.1'), 'client');
  console.log(c.end('x', () => console.log('callback')) === c, stateOf(c));
  c.on('close', () => server.close());
});
