'use strict';
// covers: net.isIP, net.isIPv4, net.isIPv6
// isIP, isIPv4, isIPv6 on many forms.
const net = require('node:net');
const forms = [
  '127.0.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '256.0.0.1',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.4',
  '1.2.3.04',
  ' 1.2.3.4',
  '1.2.3.4 ',
  '1..3.4',
  '',
  '::',
  '::1',
  '1::',
  '1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '::ffff:1.2.3.4',
  '1:2:3:4:5:6:1.2.3.4',
  '::1.2.3.4.5',
  'fe80::1%eth0',
  'fe80::1%',
  '::g',
  '12345::',
  'FFFF::ABCD',
  '::1/64',
  '1:2:3:4:5:6:7::',
  '::2:3:4:5:6:7:8',
  ':1:2',
  'localhost',
  '0x7f.1',
];
for (const form of forms)
  console.log(JSON.stringify(form), net.isIP(form), net.isIPv4(form), net.isIPv6(form));
console.log(net.isIP(), net.isIP(null), net.isIP({}), net.isIP(123), net.isIP({ toString: () => '1.2.3.4' }));
