'use strict';
// covers: net.isIP, net.isIPv4, net.isIPv6
// isIP, isIPv4 and isIPv6 of odd texts (zeros in front, zones, blanks, short forms) and of what is no text.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const texts = [
  '1.2.3.4',
  '01.2.3.4',
  '1.2.3',
  '1.2.3.256',
  '1.2.3.4 ',
  ' 1.2.3.4',
  '1.2.3.4\n',
  '1.2.3.4/8',
  '127.1',
  '0',
  '0x7f.1',
  '1.2.3.4.5',
  '1.2.3.4\0',
  '255.255.255.255',
  '',
  '::',
  '::1',
  '1::',
  '::1%eth0',
  'fe80::1%',
  'fe80::1%25',
  'fe80::1%a b',
  '::1%lo0.1',
  '::%1',
  '::ffff:1.2.3.4',
  '::FFFF:1.2.3.4',
  '::1.2.3.4',
  '1:2:3:4:5:6:7:8',
  '1:2:3:4:5:6:7::',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '12345::',
  '::g',
  '[::1]',
  '::1\0',
  '1:2:3:4:5:6:1.2.3.4',
  '1.2.3.4::',
];
for (const text of texts)
  console.log(JSON.stringify(text), net.isIP(text), net.isIPv4(text), net.isIPv6(text));
const others = [
  undefined,
  null,
  0,
  1,
  {},
  [],
  ['1.2.3.4'],
  { toString: () => '::1' },
  true,
  Number.NaN,
  new String('1.2.3.4'),
];
for (const value of others) console.log(typeof value, net.isIP(value), net.isIPv4(value), net.isIPv6(value));
attempt('nothing', () => net.isIP());
for (const name of ['isIP', 'isIPv4', 'isIPv6']) {
  attempt(name, () => {
    try {
      return net[name](Symbol('x'));
    } catch (error) {
      return error.name;
    }
  });
}
