'use strict';
// covers: net.connect, net.Socket#connect
// net.client.socket tells of each connect, before its arguments are looked at, and of a second connect too.
const net = require('node:net');
const channels = require('node:diagnostics_channel');
channels.subscribe('net.client.socket', ({ socket }) => {
  console.log(
    'client',
    socket instanceof net.Socket,
    socket.connecting,
    socket.readyState,
    socket._handle,
    socket.timeout,
  );
});
channels.subscribe('net.server.socket', (message) =>
  console.log('server', Object.keys(message), message.socket.readyState),
);
for (const args of [[], [-1], [{ port: 1, host: 5 }], [{ port: 1, localAddress: 'x' }], [{ path: 5 }]]) {
  try {
    net.connect(...args);
  } catch (error) {
    console.log(error.code);
  }
}
const server = net
  .createServer((s) => s.end())
  .listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    const c = net.connect({ port, host: '127.0.0.1', timeout: 60_000 }).resume();
    c.once('close', () => {
      c.connect(port, '127.0.0.1');
      c.once('close', () => server.close());
    });
  });
