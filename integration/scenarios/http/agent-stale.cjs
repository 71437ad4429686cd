'use strict';
// A pooled socket that the server has closed.
// covers: http.ClientRequest#reusedSocket, http.ClientRequest#socket, http.ClientRequest:event:close
const http = require('node:http');

let requests = 0;
const server = http.createServer((req, res) => {
  requests++;
  if (requests === 2) req.socket.destroy();
  else res.end('x');
});
const agent = new http.Agent({ keepAlive: true });

function ask() {
  return new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port: server.address().port, agent }, (res) => {
      res.resume();
      res.on('end', () => setTimeout(resolve, 5));
    });
    req.on('error', (error) => {
      console.log(error.code, error.message, req.reusedSocket);
    });
    req.on('close', () => {
      console.log('close');
      setTimeout(resolve, 5);
    });
  });
}
server.listen(0, '127.0.0.1', async () => {
  await ask();
  await ask();
  await ask();
  console.log(requests, agent.totalSocketCount);
  agent.destroy();
  server.close(() => console.log('closed'));
});
