'use strict';
// covers: net.connect, net.Socket#connect, net.Socket#connecting, net.Socket#destroyed
// covers: net.Socket:event:error, net.Socket:event:timeout, net.connect:option:port
// covers: net.connect:option:host, net.connect:option:lookup
// A time-out can end a connect whose look-up never answers.
const net = require('node:net');
const s = net.connect({ port: 9, host: 'silent.host', lookup: () => {}, timeout: 40 });
s.on('timeout', () => {
  console.log('timeout', s.connecting, s.destroyed);
  s.destroy(new Error('gave up'));
});
s.on('error', (error) => console.log(error.message));
setTimeout(() => console.log('end of program'), 120);
s.on('close', (hadError) => console.log('close', hadError));
