'use strict';
// covers: net.Server:event:connection, net.Server#close, error:ABORT_ERR
// Connections taken by events.on in a loop that a signal ends, each answered; then close.
const net = require('node:net');
const { on, once } = require('node:events');
const run = async () => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const controller = new AbortController();
  const clients = [1, 2, 3].map(() => net.connect(server.address().port, '127.0.0.1'));
  const answers = clients.map(async (c) => String(await c.toArray()));
  let count = 0;
  try {
    for await (const [s] of on(server, 'connection', { signal: controller.signal })) {
      count += 1;
      s.end(`answer ${count}`);
      if (count === clients.length) controller.abort();
    }
  } catch (error) {
    console.log(error.name, error.code);
  }
  const texts = await Promise.all(answers);
  console.log(texts.toSorted());
  server.close(() => console.log('closed', server.listenerCount('connection')));
};
run();
