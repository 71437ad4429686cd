'use strict';
// covers: net.Socket, net.Socket#connect
// Members with an underscore that packages read: fresh, while connecting with a write that waits, at 'connect', after 'close'.
const net = require('node:net');
const names = [
  '_pendingData',
  '_pendingEncoding',
  '_host',
  '_parent',
  '_server',
  'server',
  '_hadError',
  '_bytesDispatched',
  '_connecting',
];
const c = new net.Socket();
const print = (label) =>
  console.log(label, names.map((name) => `${name} ${JSON.stringify(c[name])}`).join(', '));
print('fresh');
const server = net.createServer((s) => {
  console.log('accepted', s._server === server, s.server === server, s._host, s._parent);
  s.end();
});
server.listen(0, '127.0.0.1', () => {
  c.connect(server.address().port, '127.0.0.1');
  c.write('waits');
  print('connecting');
  c.on('connect', () => {
    print('connect');
    c.end();
  });
  c.resume().on('close', () => {
    print('close');
    server.close();
  });
});
