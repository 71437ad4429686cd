'use strict';
// covers: net.BlockList#check, net.BlockList#addSubnet, net.BlockList#addRange, net.BlockList#addAddress
// IPv4 addresses and their IPv6-mapped forms: which rule of addAddress, addRange and addSubnet holds for which in check.
const net = require('node:net');
const asked = ['1.1.1.1', '3.3.3.3', '::ffff:1.1.1.1', '::ffff:101:101', '::1.1.1.1', '::', '5::', 'ffff::'];
const rules = [
  (list) => list.addAddress('1.1.1.1'),
  (list) => list.addAddress('::ffff:1.1.1.1', 'ipv6'),
  (list) => list.addAddress(new net.SocketAddress({ address: '1.1.1.1' })),
  (list) => list.addRange('1.0.0.0', '2.0.0.0'),
  (list) => list.addRange('::ffff:1.0.0.0', '::ffff:2.0.0.0', 'ipv6'),
  (list) => list.addRange('::', 'ffff::', 'ipv6'),
  (list) => list.addSubnet('1.0.0.0', 8),
  (list) => list.addSubnet('0.0.0.0', 0),
  (list) => list.addSubnet('::', 0, 'ipv6'),
  (list) => list.addSubnet('::ffff:0:0', 96, 'ipv6'),
  (list) => list.addSubnet('::ffff:0:0', 90, 'ipv6'),
  (list) => list.addSubnet('::ffff:2.0.0.0', 104, 'ipv6'),
];
for (const add of rules) {
  const list = new net.BlockList();
  add(list);
  const [rule] = list.rules;
  console.log(
    rule,
    asked.filter((address) => list.check(address, address.includes(':') ? 'ipv6' : 'ipv4')),
  );
}
const list = new net.BlockList();
list.addAddress('1.1.1.1');
console.log(
  list.check(new net.SocketAddress({ address: '1.1.1.1' })),
  list.check('1.1.1.1', 'ipv6'),
  list.check('x'),
  list.check('1.1.1.1', 'IPV4'),
);
