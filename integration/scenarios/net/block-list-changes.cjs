'use strict';
// covers: net.BlockList, net.BlockList#check, net.BlockList#rules, error:ERR_INVALID_ADDRESS
// covers: error:ERR_INVALID_ARG_VALUE
// Rules can be taken away, and lists of ranges added.
const net = require('node:net');
if (typeof net.BlockList.prototype.addCIDR === 'function') {
  const list = new net.BlockList();
  list.addCIDR('10.0.0.0/8');
  list.addCIDRs(['192.168.0.0/16', 'fc00::/7']);
  list.addAddresses(['1.1.1.1', '2.2.2.2']);
  list.addAddresses(['::1'], 'ipv6');
  console.log(list.size, [...list.rules].sort());
  console.log(
    list.check('10.1.2.3'),
    list.check('192.169.0.1'),
    list.check('fd00::1', 'ipv6'),
    list.check('1.1.1.1'),
  );
  list.removeCIDR('10.0.0.0/8');
  list.removeAddress('1.1.1.1');
  list.removeSubnet('192.168.0.0', 16);
  console.log(list.size, [...list.rules].sort(), list.check('10.1.2.3'));
  list.clear();
  console.log(list.size, [...list.rules].sort());
  for (const call of [
    () => list.addCIDR('x'),
    () => list.addCIDR('1.1.1.1'),
    () => list.addCIDR(3),
    () => list.addCIDRs('x'),
    () => list.addAddresses('x'),
    () => list.addAddresses(['::1']),
  ]) {
    try {
      call();
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}
