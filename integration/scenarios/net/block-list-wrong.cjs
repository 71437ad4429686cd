'use strict';
// covers: net.BlockList#addAddress, net.BlockList#addRange, net.BlockList#addSubnet, net.BlockList#check
// covers: net.BlockList#fromJSON, error:ERR_INVALID_ADDRESS, error:ERR_INVALID_ARG_VALUE
// covers: error:ERR_OUT_OF_RANGE, error:ERR_INVALID_ARG_TYPE
// What methods of BlockList throw for wrong addresses, families, prefixes, ranges and lists; nothing of a list that is half wrong is added.
const net = require('node:net');
const { attempt } = require('./lib/watch.cjs');
const list = new net.BlockList();
const calls = {
  'no address': () => list.addAddress('x'),
  'address of IPv6': () => list.addAddress('::1'),
  'nothing as address': () => list.addAddress(),
  'a wrong family': () => list.addAddress('1.1.1.1', 'x'),
  'a number as family': () => list.addAddress('1.1.1.1', 4),
  'a range from its end': () => list.addRange('2.0.0.9', '2.0.0.1'),
  'a range of both families': () => list.addRange('1.1.1.1', '::1'),
  'prefix 33': () => list.addSubnet('1.1.1.1', 33),
  'prefix -1': () => list.addSubnet('1.1.1.1', -1),
  'prefix 129': () => list.addSubnet('::', 129, 'ipv6'),
  'prefix as text': () => list.addSubnet('1.1.1.1', '8'),
  'prefix 1.5': () => list.addSubnet('1.1.1.1', 1.5),
  'check of nothing': () => list.check(),
  'check with a wrong family': () => list.check('1.1.1.1', 'x'),
  'check with a number as family': () => list.check('1.1.1.1', 4),
  'rules that are none': () => list.fromJSON(['junk', 'Address: IPv4']),
  'JSON that is none': () => {
    try {
      list.fromJSON('nope');
    } catch (error) {
      return error.name;
    }
  },
  'JSON of a map': () => list.fromJSON('{}'),
  'JSON of a number': () => list.fromJSON('5'),
  'rules of numbers': () => list.fromJSON([1]),
  'rules of nothing': () => list.fromJSON(),
  'a half wrong list': () => list.addAddresses(['7.7.7.7', 'x']),
  'a text as list': () => list.addAddresses('7.7.7.7'),
  'CIDR without a prefix': () => list.addCIDR('1.1.1.1'),
  'CIDR of prefix 40': () => list.addCIDR('1.1.1.1/40'),
  'CIDR of a name': () => list.addCIDR('x/8'),
  'removal of what is not there': () => list.removeAddress('9.9.9.9'),
  'removal of no address': () => list.removeAddress('x'),
};
for (const [name, call] of Object.entries(calls)) attempt(name, call);
console.log(list.rules);
