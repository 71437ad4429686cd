'use strict';
// covers: net.isIP, net.isIPv4, net.isIPv6
// What is an address, value by value.
const net = require('node:net');
for (const text of [
  '0.0.0.0',
  '255.255.255.256',
  '01.2.3.4',
  '1.2.3',
  '::',
  '::ffff:1.2.3.4',
  'fe80::1%eth0',
  '1::2::3',
  '',
  ' 1.2.3.4',
])
  console.log(JSON.stringify(text), net.isIP(text), net.isIPv4(text), net.isIPv6(text));
