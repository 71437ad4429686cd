'use strict';
// covers: net.Socket:event:lookup, error:ENOTFOUND
// A name that does not exist, by the look-up that the program hands in.
const net = require('node:net');
const lookup = (hostname, options, callback) => {
  console.log(hostname, options.all, options.family, options.hints);
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  Object.assign(error, { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname });
  process.nextTick(callback, error);
};
const run = (extra, next) => {
  const s = net.connect({ port: 80, host: 'no.such.host', lookup, ...extra });
  s.on('lookup', (error, ip, family, host) => console.log('lookup', error && error.code, ip, family, host));
  s.on('error', (error) => console.log('error', error.message, error.code, error.hostname));
  s.on('close', (hadError) => {
    console.log('close', hadError);
    next?.();
  });
};
run({}, () => run({ family: 4 }, () => run({ autoSelectFamily: false })));
