'use strict';
// covers: net.SocketAddress.parse
// Addresses as text.
const net = require('node:net');
for (const text of ['192.0.2.1:80', '192.0.2.1', '[::1]:443', '[::1]', 'host:1', '', '1.2.3.4:99999']) {
  const found = net.SocketAddress.parse(text);
  console.log(text, found && [found.address, found.port, found.family].join(' '));
}
