'use strict';
// Upgrade and CONNECT at the client.
// covers: http.ClientRequest#method, http.ClientRequest:event:connect, http.ClientRequest:event:upgrade
const http = require('node:http');

const server = http.createServer((req, res) => res.end('plain'));
server.on('upgrade', (req, socket, head) => {
  console.log('server', req.headers.upgrade, head.length);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nfirst');
  socket.on('data', (data) => socket.end(`echo ${data}`));
});
server.on('connect', (req, socket, head) => {
  console.log('server', req.method, req.url, head.length);
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  socket.on('data', (data) => socket.end(`tunnel ${data}`));
});

function ask(label, options, events) {
  return new Promise((resolve) => {
    const req = http.request({ host: '127.0.0.1', port: server.address().port, ...options });
    for (const event of events) {
      req.on(event, (res, socket, head) => {
        console.log(
          label,
          event,
          res.statusCode,
          res.headers.upgrade,
          JSON.stringify(String(head)),
          socket === req.socket,
        );
        socket.on('data', (data) => console.log(label, 'data', String(data)));
        socket.on('close', () => {
          console.log(label, 'socket close');
          resolve();
        });
        socket.write('hello');
      });
    }
    req.on('response', (res) => {
      console.log(label, 'response', res.statusCode);
      res.resume();
    });
    req.on('error', (error) => {
      console.log(label, error.code);
    });
    req.on('close', () => {
      console.log(label, 'close', req.destroyed);
      if (!events.length) resolve();
    });
    req.end();
  });
}

server.listen(0, '127.0.0.1', async () => {
  const headers = { Upgrade: 'x', Connection: 'Upgrade' };
  const agent = new http.Agent({ keepAlive: true });
  await ask('upgrade', { headers, agent }, ['upgrade']);
  console.log(agent.totalSocketCount, Object.keys(agent.sockets).length);
  await ask('connect', { method: 'CONNECT', path: 'a:443', agent }, ['connect']);
  await ask('unheard', { headers, agent }, []);
  agent.destroy();
  server.close(() => console.log('closed'));
});
