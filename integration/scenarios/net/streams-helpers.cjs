'use strict';
// covers: net.Socket#end, net.Socket
// What stream has for any stream: Duplex.from of a socket, map and toArray, isReadable, isErrored, isDisturbed.
const net = require('node:net');
const stream = require('node:stream');
const server = net.createServer({ allowHalfOpen: true }, (s) => s.on('error', () => {}).pipe(s));
server.listen(0, '127.0.0.1', async () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  console.log(stream.Duplex.from(c) === c, stream.isReadable(c), stream.isDisturbed(c), stream.isErrored(c));
  c.end('mapped');
  console.log(await c.map((data) => `${data}!`).toArray());
  console.log(
    stream.isReadable(c),
    stream.isDisturbed(c),
    stream.isErrored(c),
    c.readableDidRead,
    c.readableAborted,
  );
  const fresh = new net.Socket();
  console.log(
    stream.isReadable(fresh),
    stream.isWritable?.(fresh),
    fresh.readableAborted,
    fresh.writableAborted,
  );
  fresh.destroy();
  console.log(stream.isReadable(fresh), fresh.readableAborted, fresh.writableAborted);
  server.close();
});
