'use strict';
// covers: net.BlockList#toJSON, net.BlockList#fromJSON, net.BlockList#check
// A list goes through JSON and is the same.
const net = require('node:net');
const list = new net.BlockList();
list.addAddress('192.0.2.1');
list.addRange('198.51.100.1', '198.51.100.9');
list.addSubnet('203.0.113.0', 24);
const copy = new net.BlockList();
copy.fromJSON(JSON.stringify(list.toJSON()));
for (const address of ['192.0.2.1', '198.51.100.5', '203.0.113.77', '192.0.2.2'])
  console.log(address, list.check(address), copy.check(address));
console.log([...copy.toJSON()].sort().join('|') === [...list.toJSON()].sort().join('|'));
