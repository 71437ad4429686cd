'use strict';
// covers: net.Socket#pause, net.Socket:event:data
// What unshift puts back is read first; read(n) takes n bytes of it; after pause nothing comes as data.
const net = require('node:net');
const { once } = require('node:events');
const server = net.createServer({ allowHalfOpen: true }, (s) => s.on('error', () => {}).pipe(s));
server.listen(0, '127.0.0.1', async () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.write('abcdef');
  const [data] = await once(c, 'data');
  c.pause();
  c.unshift('<<');
  console.log(String(c.read()), c.readableLength);
  c.unshift(data.subarray(0, 3));
  console.log(String(c.read(1)), String(c.read()), c.read());
  c.unshift('tail');
  c.resume();
  const [tail] = await once(c, 'data');
  console.log(String(tail), c.isPaused());
  c.destroy();
  server.close();
});
