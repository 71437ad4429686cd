'use strict';
// covers: net.BlockList#rules, net.BlockList#toJSON, net.BlockList#fromJSON, net.BlockList.isBlockList
// The order of rules (addresses, subnets, ranges, each newest first), as console.log shows a list, and through fromJSON.
const net = require('node:net');
const util = require('node:util');
const list = new net.BlockList();
list.addSubnet('1.0.0.0', 8);
list.addRange('2.0.0.0', '2.0.0.1');
list.addSubnet('3.0.0.0', 8);
list.addRange('4.0.0.0', '4.0.0.1');
list.addAddress('5.5.5.5');
list.addSubnet('6::', 16, 'ipv6');
list.addSubnet('10.1.2.3', 8);
console.log(list, JSON.stringify(list), list.size, Object.keys(list));
console.log(util.inspect(list, { depth: -1 }), [[[[list]]]]);
const copy = new net.BlockList();
copy.fromJSON(list.toJSON());
console.log(copy.rules, net.BlockList.isBlockList(copy), net.BlockList.isBlockList({ rules: [] }));
copy.clear();
console.log(copy, copy.size);
