'use strict';
// covers: net.Socket:event:connectionAttemptFailed, net.Socket#connecting, error:ECONNREFUSED
// One address that refuses: at connectionAttemptFailed the socket is connecting no more, and not destroyed yet.
const net = require('node:net');
const { show } = require('./lib/watch.cjs');
const c = net.connect({ port: 1, host: '127.0.0.1' });
const brief = () =>
  `${c.readyState} ${c.connecting} ${c.pending} ${c.destroyed} ${c.writableLength} ${c._host}`;
c.write('x', (error) => console.log('write', show(error)));
for (const event of ['connectionAttempt', 'connectionAttemptFailed', 'connect', 'error', 'close']) {
  c.on(event, (...args) => console.log(event, args.map(show).join(', '), brief()));
}
