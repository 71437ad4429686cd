'use strict';
// covers: dns.lookup, dns.lookup:family
// Addresses are given back as they are written, whatever family is asked for.
const dns = require('node:dns');
const show =
  (name) =>
  (...args) =>
    console.log(name, args);
dns.lookup('127.0.0.1', show('4'));
dns.lookup('::1', show('6'));
dns.lookup('127.0.0.1', 6, show('4 as 6'));
dns.lookup('::1', { family: 4 }, show('6 as 4'));
dns.lookup('192.0.2.7', { family: 'IPv4' }, show('IPv4'));
console.log('first');
