'use strict';
// covers: net.Server:event:listening, net.Server:event:connection, net.Socket:event:data
// covers: net.Socket:event:close
// A whole exchange by events.once and events.on: listening, connection, connect, data and close.
const net = require('node:net');
const { on, once } = require('node:events');
const run = async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const c = net.connect(server.address().port, '127.0.0.1');
  const [[s]] = await Promise.all([once(server, 'connection'), once(c, 'connect')]);
  s.write('a');
  s.end('b');
  let text = '';
  for await (const [data] of on(c, 'data', { close: ['end'] })) text += data;
  console.log(text);
  if (!c.destroyed) await once(c, 'close');
  s.destroy();
  server.close();
  await once(server, 'close');
  console.log('done', await once(net.connect(1, '127.0.0.1'), 'connect').catch((error) => error.code));
};
run();
