'use strict';
// covers: net.Socket#write, net.Socket#end
// Sockets as web streams: Readable.toWeb reads to the end, Duplex.toWeb writes and reads.
const net = require('node:net');
const { Duplex, Readable } = require('node:stream');
const server = net.createServer({ allowHalfOpen: true }, (s) => s.on('error', () => {}).pipe(s));
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const one = net.connect(port, '127.0.0.1');
  const web = Readable.toWeb(one);
  one.write('read ');
  one.end('by the web');
  let text = '';
  for await (const data of web) text += Buffer.from(data);
  console.log(text);
  const { readable, writable } = Duplex.toWeb(net.connect(port, '127.0.0.1'));
  const writer = writable.getWriter();
  await writer.write(Buffer.from('both ways'));
  await writer.close();
  let back = '';
  for await (const data of readable) back += Buffer.from(data);
  console.log(back);
  server.close();
});
