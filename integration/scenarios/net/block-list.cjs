'use strict';
// covers: net.BlockList, net.SocketAddress, net.BlockList#addAddress, net.BlockList#addRange
// covers: net.BlockList#addSubnet, net.BlockList#check, net.BlockList#rules, net.BlockList#fromJSON
// covers: net.BlockList#toJSON, net.BlockList.isBlockList, error:ERR_INVALID_ADDRESS
// net.BlockList by itself.
const net = require('node:net');
const list = new net.BlockList();
list.addAddress('123.123.123.123');
list.addRange('10.0.0.1', '10.0.0.10');
list.addSubnet('8592:757c:efae:4e45::', 64, 'ipv6');
console.log(list.check('123.123.123.123'), list.check('10.0.0.3'), list.check('222.111.111.222'));
console.log(list.check('::ffff:7b7b:7b7b', 'ipv6'), list.check('::ffff:123.123.123.123', 'ipv6'));
console.log(list.check('8592:757c:efae:4e45::1', 'ipv6'), list.check('8592:757c:efae:4e46::1', 'ipv6'));
console.log(list.rules);
console.log(list.check(new net.SocketAddress({ address: '10.0.0.10' })), list.check('nonsense'));
console.log(JSON.stringify(list), net.BlockList.isBlockList(list), net.BlockList.isBlockList({}));
const copy = new net.BlockList();
copy.fromJSON(list.toJSON());
console.log([...copy.rules].sort().join() === [...list.rules].sort().join());
const attempt = (call) => {
  try {
    console.log(call());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
attempt(() => list.addAddress('x'));
attempt(() => list.addAddress(1));
attempt(() => list.addRange('10.0.0.9', '10.0.0.1'));
attempt(() => list.addSubnet('10.0.0.0', 33));
attempt(() => list.addSubnet('10.0.0.0', 'x'));
attempt(() => list.addSubnet('::', 129, 'ipv6'));
attempt(() => list.check(1));
attempt(() => list.check('1.1.1.1', 'ipv5'));
attempt(() => list.fromJSON(3));
