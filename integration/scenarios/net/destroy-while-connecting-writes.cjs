'use strict';
// covers: net.Socket#destroy, error:ERR_SOCKET_CLOSED_BEFORE_CONNECTION, error:ERR_STREAM_DESTROYED
// Writes and end() queued before a connection that never comes: what their callbacks hear when destroy ends the socket.
const net = require('node:net');
const { serve, show, stateOf, watch } = require('./lib/watch.cjs');
const heard = (name) => (error) => console.log(name, show(error));
serve(
  {},
  (s) => s.on('error', () => {}).resume(),
  (port, server) => {
    const run = (error, then) => {
      const c = net.connect(port, '127.0.0.1', () => console.log('never connected'));
      watch(c, error === undefined ? 'plain' : 'with error');
      c.write('abc', heard('first write'));
      c.write('def', heard('second write'));
      c.end('ghi', heard('end'));
      c.destroy(error);
      console.log(stateOf(c));
      c.on('close', () => setImmediate(then));
    };
    run(undefined, () => run(new Error('mine'), () => server.close(() => console.log('server closed'))));
  },
);
