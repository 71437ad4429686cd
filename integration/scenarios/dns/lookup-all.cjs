'use strict';
// covers: dns.lookup, dns.lookup:all
// all: an array, also of one and of none.
const dns = require('node:dns');
dns.lookup('127.0.0.1', { all: true }, (...args) => console.log('literal', args));
setTimeout(
  () => dns.lookup('localhost', { all: true, family: 4 }, (...args) => console.log('localhost', args)),
  5,
);
dns.lookup('', { all: true }, (...args) => console.log('empty', args));
dns.lookup('127.0.0.1', { all: false }, (...args) => console.log('not all', args));
