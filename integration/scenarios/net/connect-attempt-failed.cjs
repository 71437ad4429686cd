'use strict';
// covers: net.Socket#autoSelectFamilyAttemptedAddresses, net.Socket:event:connectionAttempt
// covers: net.Socket:event:connectionAttemptFailed
// covers: error:ECONNREFUSED
// connectionAttempt and what follows when the one address refuses.
const net = require('node:net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const s = net.connect(port, '127.0.0.1');
    s.on('connectionAttempt', (ip, p, family) => console.log('attempt', ip, p === port, family));
    s.on('connectionAttemptFailed', (ip, p, family, error) =>
      console.log('failed', ip, p === port, family, error.code),
    );
    s.on('connectionAttemptTimeout', () => console.log('timeout'));
    s.on('error', (error) => console.log('error', error.code, s.autoSelectFamilyAttemptedAddresses));
    s.on('close', (hadError) => console.log('close', hadError));
  });
});
