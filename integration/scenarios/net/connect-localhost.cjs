'use strict';
// covers: net.connect:option:host, net.connect:option:family
// A name is looked up before the connect; the order of the events is fixed.
const net = require('node:net');
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const s = net.connect({ port: server.address().port, host: 'localhost', family: 4 });
  for (const name of ['lookup', 'connectionAttempt', 'connect', 'ready', 'end', 'close']) {
    s.on(name, (...args) =>
      console.log(name, ...args.map((a) => (a === server.address()?.port ? 'PORT' : a))),
    );
  }
  s.on('close', () => server.close());
  s.resume();
});
