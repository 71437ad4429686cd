'use strict';
// What is listened for on a socket while its answer comes, and when it is kept: packages tell an answer that was cut
// off by whether somebody still waits for data.
const http = require('node:http');

const server = http.createServer((req, res) => {
  if (req.url === '/parts') res.write('a');
  res.end('b');
});
const agent = new http.Agent({ keepAlive: true });

function ask(path, useAgent) {
  return new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port: server.address().port, path, agent: useAgent });
    req.on('socket', (socket) => {
      const count = (when) =>
        console.log(
          when,
          ...['data', 'readable', 'end', 'error', 'drain'].map(
            (event) => `${event} ${socket.listenerCount(event)}`,
          ),
        );
      count('socket');
      req.on('response', (res) => {
        count('response');
        res.once('data', () => count('data'));
        res.on('end', () => count('end'));
        res.on('close', () => {
          count('close');
          setImmediate(() => {
            count('later');
            console.log(socket.listenerCount('free'), Object.keys(socket).includes('push'), socket.destroyed);
            resolve();
          });
        });
      });
    });
  });
}

server.listen(0, '127.0.0.1', async () => {
  await ask('/', agent);
  await ask('/parts', agent);
  await ask('/parts', new http.Agent());
  agent.destroy();
  server.close(() => console.log('closed'));
});
