'use strict';
// covers: net.connect:option:hints, net.connect:option:family, net.connect:option:lookup
// Hints and family come to the look-up as they were given.
const net = require('node:net');
const s = net.connect({
  port: 1,
  host: 'some.host',
  family: 4,
  hints: 0,
  lookup(host, options, callback) {
    console.log(host, options.family, options.hints);
    callback(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
  },
});
s.on('error', (error) => console.log(error.code, error.message));
s.on('close', (hadError) => console.log('close', hadError));
