'use strict';
// covers: net.listen:option:ipv6Only, net.listen:option:readableAll, net.listen:option:writableAll, net.listen:option:exclusive
// Options of listen that do not matter to an IPv4 address.
const net = require('node:net');
const options = {
  port: 0,
  host: '127.0.0.1',
  ipv6Only: false,
  readableAll: true,
  writableAll: true,
  exclusive: true,
};
const server = net.createServer().listen(options, () => {
  console.log(server.address().address, server.address().family);
  server.close(() => console.log('closed'));
});
