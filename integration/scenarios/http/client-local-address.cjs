'use strict';
// The options localAddress and localPort: from where a request goes.
// covers: http.request:option:localPort
const http = require('node:http');
const net = require('node:net');
const { whole } = require('./lib/wire.cjs');

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

let from;
const server = http.createServer((req, res) => {
  console.log('from', req.socket.remoteAddress, from === undefined ? '' : req.socket.remotePort === from);
  res.end();
});
server.listen(0, '127.0.0.1', async () => {
  const base = { host: '127.0.0.1', port: server.address().port, agent: false };
  await whole(http.request({ ...base, localAddress: '127.0.0.1' }));
  from = await freePort();
  const req = await whole(http.request({ ...base, localAddress: '127.0.0.1', localPort: from }));
  console.log(req.socket.localAddress);
  const agent = new http.Agent({ keepAlive: true, localAddress: '127.0.0.1' });
  from = undefined;
  await whole(http.request({ ...base, agent }));
  console.log(Object.keys(agent.freeSockets).map((name) => name.replace(/:\d+:/, ':PORT:')));
  agent.destroy();
  for (const options of [{ localAddress: 'x' }, { localAddress: 1 }, { localPort: 'x' }]) {
    try {
      const wrong = http.request({ ...base, ...options });
      wrong.on('error', (error) => console.log(JSON.stringify(options), 'event', error.code));
      await new Promise((resolve) => wrong.on('close', resolve).end());
    } catch (error) {
      console.log(JSON.stringify(options), 'thrown', error.name, error.code, error.message);
    }
  }
  server.close(() => console.log('closed'));
});
