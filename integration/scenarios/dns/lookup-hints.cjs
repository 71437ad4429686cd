'use strict';
// covers: dns.lookup:hints, dns.ADDRCONFIG, dns.V4MAPPED, dns.ALL
// Hints and their bits.
const dns = require('node:dns');
console.log(dns.ADDRCONFIG, dns.V4MAPPED, dns.ALL);
dns.lookup('localhost', { family: 4, hints: dns.ADDRCONFIG | dns.V4MAPPED | dns.ALL }, (...args) =>
  console.log(args),
);
for (const hints of [1, 64, 'x', -1]) {
  try {
    dns.lookup('localhost', { hints }, () => {});
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
