'use strict';
// covers: net.Socket#setTimeout, net.Socket:event:timeout, net.connect:option:timeout
// A silence ends nothing by itself: the server's listener of timeout answers late, and the client's option stays set.
const net = require('node:net');
const server = net.createServer((s) => {
  s.setTimeout(60, () => {
    console.log('server timeout', s.destroyed, s.timeout);
    s.end('late');
  });
  s.resume();
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 60_000 });
  console.log(c.timeout);
  c.on('timeout', () => console.log('client timeout'));
  c.on('data', (data) => console.log('data', String(data)));
  c.on('close', () => {
    console.log('close', c.timeout);
    server.close();
  });
});
