'use strict';
// Keep-Alive: timeout of the server: the client gives its free socket up before the server does.
// covers: http.Agent:option:agentKeepAliveTimeoutBuffer, http.Agent:option:keepAliveMsecs
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

const answer = (hint) => `HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n${hint}\r\n`;
(async () => {
  for (const [hint, options] of [
    ['', {}],
    ['Keep-Alive: timeout=5\r\n', {}],
    ['Keep-Alive: timeout=5, max=2\r\n', { agentKeepAliveTimeoutBuffer: 500 }],
    ['Keep-Alive: timeout=1\r\n', {}],
    ['Keep-Alive: nonsense\r\n', { keepAliveMsecs: 500 }],
  ]) {
    await rawServer(
      (socket) => socket.write(answer(hint)),
      async (port) => {
        const agent = new http.Agent({ keepAlive: true, ...options });
        await new Promise((resolve) => {
          http.get({ host: '127.0.0.1', port, agent }, (res) => {
            res.resume();
            const { socket } = res;
            res.on('end', () =>
              setImmediate(() => {
                console.log(JSON.stringify(hint), socket.destroyed, socket.timeout);
                resolve();
              }),
            );
          });
        });
        agent.destroy();
      },
    );
  }
  try {
    new http.Agent({ agentKeepAliveTimeoutBuffer: -1 });
    console.log('taken');
  } catch (error) {
    console.log(error.code, error.message);
  }
})();
