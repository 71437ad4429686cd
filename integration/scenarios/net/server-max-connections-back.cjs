'use strict';
// covers: net.Server#maxConnections, net.Server:event:drop, net.Server:event:connection
// With maxConnections of 1 a second client is dropped while the first is there, and a third is let in afterwards.
const net = require('node:net');
let count = 0;
const server = net.createServer((s) => {
  count += 1;
  console.log('connection', count);
  s.end('welcome').resume();
});
server.maxConnections = 1;
server.on('drop', () => console.log('drop'));
server.listen(0, '127.0.0.1', () => {
  const client = (name, then) => {
    const c = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
    c.on('data', (data) => console.log(name, String(data)));
    c.on('end', () => {
      console.log(name, 'end');
      then(c);
    });
    c.on('error', (error) => console.log(name, error.code));
    return c;
  };
  client('first', (first) => {
    client('second', (second) => {
      second.destroy();
      first.on('close', () =>
        setTimeout(() => client('third', (third) => third.end(() => server.close())), 20),
      );
      first.end();
    });
  });
});
