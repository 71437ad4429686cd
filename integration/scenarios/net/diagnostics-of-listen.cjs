'use strict';
// covers: net.Server#listen, error:EADDRINUSE
// tracing:net.server.listen: what its channels tell of a listen that goes well, of one by name, and of one that fails.
const net = require('node:net');
const channels = require('node:diagnostics_channel');
const describe = (message) => {
  const { error, options } = message;
  return [
    Object.keys(message).join(),
    error?.code,
    options && Object.keys(options).join(),
    message.server instanceof net.Server,
  ].join(' ');
};
for (const event of ['start', 'end', 'asyncStart', 'asyncEnd', 'error']) {
  channels.subscribe(`tracing:net.server.listen:${event}`, (message) =>
    console.log(event, describe(message)),
  );
}
const first = net.createServer().listen(0, '127.0.0.1', () => {
  console.log('listening');
  const { port } = first.address();
  const second = net.createServer().on('error', ({ code }) => {
    console.log('error', code);
    const third = net.createServer().listen({ port: 0, host: 'localhost' }, () => {
      third.close();
      first.close();
    });
    console.log('asked by name');
  });
  second.listen(port, '127.0.0.1');
  console.log('asked for a port in use');
});
