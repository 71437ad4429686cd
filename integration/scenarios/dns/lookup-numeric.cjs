'use strict';
// covers: dns.lookup
// Short forms of IPv4 addresses (inet_aton): decimal, octal and hexadecimal numbers, one to four of them.
// What is too large is a name, and what becomes of that is the network's affair.
const dns = require('node:dns');
const names = [
  '127.1',
  '127.0.1',
  '0',
  '1',
  '2130706433',
  '0x7f000001',
  '0x7F.1',
  '0177.1',
  '127.0.0.01',
  '010.0.0.1',
  '4294967295',
];
const next = () => {
  const name = names.shift();
  if (name === undefined) return;
  dns.lookup(name, { family: 4 }, (error, address, family) => {
    console.log(name, error?.code, address, family);
    next();
  });
};
next();
