'use strict';
// closeIdleConnections spares connections with a request, closeAllConnections does not.
// covers: http.createServer, http.Server#close, http.Server#closeAllConnections
// covers: http.Server#closeIdleConnections, http.Server#listen, http.ServerResponse#end
// covers: http.ServerResponse#write, http.IncomingMessage#url
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((req, res) => {
  if (req.url === '/slow') res.write('begun');
  else res.end('done');
});
server.listen(0, '127.0.0.1', async () => {
  const open = (label, text) =>
    new Promise((resolve) => {
      const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
      client.on('error', (error) => console.log(label, error.code));
      client.on('close', () => console.log(label, 'closed'));
      client.once('data', () => setTimeout(resolve, 10, client));
    });
  await open('idle', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  const busy = await open('busy', 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
  console.log(server.closeIdleConnections());
  setTimeout(() => {
    console.log('busy is there', !busy.destroyed);
    console.log(server.closeAllConnections());
    setTimeout(() => server.close(() => console.log('server closed')), 20);
  }, 20);
});
