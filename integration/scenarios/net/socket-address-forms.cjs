'use strict';
// covers: net.SocketAddress, net.SocketAddress.parse, net.SocketAddress#address, net.SocketAddress#port
// covers: net.SocketAddress#family, net.SocketAddress#flowlabel, error:ERR_INVALID_ADDRESS
// covers: error:ERR_INVALID_ARG_VALUE, error:ERR_SOCKET_BAD_PORT, error:ERR_OUT_OF_RANGE
// SocketAddress of all kinds of options and texts: address, port, family, flowlabel, and as console.log and JSON show it.
const net = require('node:net');
const util = require('node:util');
const { show } = require('./lib/watch.cjs');
const texts = [
  '1.2.3.4',
  '1.2.3.4:80',
  '1.2.3.4:81',
  '1.2.3.4:0',
  '1.2.3.4:99999',
  '[::1]:5',
  '[::1]',
  '::1',
  '127.1:7',
  '0x7f000001:8',
  '2130706433',
  '1.2.3.4:',
  '1.2.3.4/x',
  'localhost:5',
  '[::ffff:1.2.3.4]:1',
  '1.2.3.4:08',
  '[1.2.3.4]',
  '999.1.1.1',
  '',
];
for (const text of texts) console.log(JSON.stringify(text), net.SocketAddress.parse(text));
const options = [
  undefined,
  {},
  { address: '1.2.3.4' },
  { address: '::1', family: 'ipv6' },
  { address: '::1' },
  { address: '1.2.3.4', family: 'ipv6' },
  { family: 'IPV6' },
  { family: 'IPv4' },
  { family: 'x' },
  { family: 4 },
  { family: null },
  { port: '80' },
  { port: 70_000 },
  { port: -1 },
  { flowlabel: 5 },
  { family: 'ipv6', flowlabel: 5 },
  { flowlabel: -1 },
  { flowlabel: 2 ** 32 },
  { address: 'FE80::0:0:1', family: 'ipv6', flowlabel: 9, port: 3 },
  { address: '1:0:0:2:0:0:0:3', family: 'ipv6' },
  { address: '1:0:0:2:3:0:0:4', family: 'ipv6' },
  { address: '1:0:2:3:4:5:6:7', family: 'ipv6' },
  { address: '::ffff:102:304', family: 'ipv6' },
  { address: '::1.2.3.4', family: 'ipv6' },
  { address: '::1:0', family: 'ipv6' },
  { address: '::2', family: 'ipv6' },
  { address: '64:ff9b::1.2.3.4', family: 'ipv6' },
  { address: '1::', family: 'ipv6' },
];
for (const given of options) {
  try {
    const address = new net.SocketAddress(given);
    console.log(JSON.stringify(given), address, JSON.stringify(address), Object.keys(address));
  } catch (error) {
    console.log(JSON.stringify(given), show(error));
  }
}
console.log(util.inspect(new net.SocketAddress(), { depth: -1 }), [[[[new net.SocketAddress()]]]]);
console.log(
  net.SocketAddress.isSocketAddress({}),
  net.SocketAddress.isSocketAddress(new net.SocketAddress()),
);
