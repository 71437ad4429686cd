'use strict';
// covers: net.Socket#autoSelectFamilyAttemptedAddresses, net.Socket#remoteAddress
// covers: net.Socket:event:connectionAttempt, net.Socket:event:connectionAttemptFailed
// covers: net.Socket:event:lookup, net.connect:option:autoSelectFamily
// connectionAttempt and connectionAttemptFailed, and several addresses of which the last answers.
const net = require('node:net');
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const lookup = (hostname, options, callback) =>
    process.nextTick(callback, null, [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]);
  const s = net.connect({ port, host: 'two.addresses', lookup, autoSelectFamily: true });
  s.on('lookup', (error, ip, family, host) => console.log('lookup', error, ip, family, host));
  s.on('connectionAttempt', (ip, p, family) => console.log('attempt', ip, p === port, family));
  s.on('connectionAttemptFailed', (ip, p, family, error) =>
    console.log('failed', ip, p === port, family, error.code),
  );
  s.on('connect', () => console.log('connect', s.remoteAddress, s.autoSelectFamilyAttemptedAddresses.length));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    server.close();
  });
  s.resume();
});
