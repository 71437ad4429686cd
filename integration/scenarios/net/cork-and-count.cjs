'use strict';
// covers: net.Socket#cork, net.Socket#uncork, net.Socket#bytesWritten, net.Socket#bufferSize
// cork twice, write, uncork twice: what is counted as bytesWritten, bufferSize and writableLength meanwhile; end ends a cork.
const net = require('node:net');
const server = net.createServer((s) => {
  let text = '';
  s.on('data', (data) => (text += data));
  s.on('end', () => console.log('server got', text));
});
server.listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => {
    const count = () => [c.writableCorked, c.writableLength, c.bytesWritten, c.bufferSize].join(' ');
    c.cork();
    c.cork();
    for (const name of ['first', 'second', 'third']) {
      console.log(
        c.write('abc', () => console.log(name)),
        count(),
      );
    }
    c.uncork();
    console.log('uncork', count());
    c.uncork();
    console.log('uncork', count());
    process.nextTick(() => console.log('tick', count()));
    c.cork();
    c.write('in cork');
    c.end('end');
    console.log('end', count());
  });
  c.on('finish', () => console.log('finish', c.bytesWritten));
  c.resume().on('close', () => server.close());
});
