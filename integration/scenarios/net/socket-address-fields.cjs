'use strict';
// covers: net.SocketAddress#address, net.SocketAddress#family, net.SocketAddress#port, net.SocketAddress#flowlabel
// The fields of an address, which cannot be set.
const net = require('node:net');
const one = new net.SocketAddress({ address: '192.0.2.1', port: 80 });
const six = new net.SocketAddress({ address: '2001:db8::1', family: 'ipv6', port: 443, flowlabel: 9 });
for (const { address, family, port, flowlabel } of [one, six]) console.log(address, family, port, flowlabel);
console.log(one.address, one.family, one.port, six.flowlabel);
