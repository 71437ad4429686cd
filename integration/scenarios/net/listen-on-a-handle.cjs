'use strict';
// covers: net.Server#listen, net.Server#address
// listen() on another server, or on its handle: both have one address, and the one that listened last hears of connections.
const net = require('node:net');
const first = net.createServer(() => console.log('never'));
first.listen(0, '127.0.0.1', () => {
  const second = net.createServer((s) => {
    console.log('connection', s.server === second, first._connections, second._connections);
    s.end();
  });
  const result = second.listen(first, () => {
    console.log('listening', second.listening, second.address().port === first.address().port);
    console.log(second._handle === first._handle);
    const c = net.connect(second.address().port, '127.0.0.1');
    c.resume().on('close', () => {
      second.close((error) => {
        console.log('second closed', error, second.listening, first.listening);
        first.close(() => console.log('first closed'));
      });
    });
  });
  console.log(result === second);
  const third = net.createServer();
  for (const value of [net.createServer(), { _handle: null }, { handle: {} }, new net.Socket()]) {
    try {
      third.listen(value);
    } catch (error) {
      console.log(error.name, error.code);
    }
  }
});
