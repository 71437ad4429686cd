'use strict';
// covers: net.SocketAddress, net.SocketAddress.parse, error:ERR_INVALID_ADDRESS, error:ERR_INVALID_ARG_TYPE
// covers: error:ERR_INVALID_ARG_VALUE, error:ERR_OUT_OF_RANGE, error:ERR_SOCKET_BAD_PORT
// net.SocketAddress: defaults, forms, errors.
const net = require('node:net');
const show = (a) => a && [a.address, a.port, a.family, a.flowlabel].join(' ');
console.log(show(new net.SocketAddress()));
console.log(show(new net.SocketAddress({ family: 'ipv6' })));
console.log(show(new net.SocketAddress({ address: '1.2.3.4', port: 80 })));
console.log(
  show(new net.SocketAddress({ address: '2001:DB8:0:0:0:0:0:1', family: 'ipv6', port: 1, flowlabel: 7 })),
);
console.log(
  JSON.stringify(new net.SocketAddress({ port: 5 })),
  net.SocketAddress.isSocketAddress(new net.SocketAddress()),
);
for (const text of ['1.2.3.4', '1.2.3.4:81', '[::1]:82', '[::1]', 'nonsense', '1.2.3.4:99999', ''])
  console.log(text, show(net.SocketAddress.parse(text)));
for (const options of [
  { address: 'x' },
  { family: 'x' },
  { port: -1 },
  { flowlabel: -1 },
  3,
  { address: 3 },
  { address: '::1' },
]) {
  try {
    console.log(show(new net.SocketAddress(options)));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
