'use strict';
// close, closeIdleConnections, closeAllConnections.
// covers: http.createServer, http.Server#close, http.Server#closeAllConnections
// covers: http.Server#closeIdleConnections, http.Server#listen, http.Server#listening
// covers: http.Server:option:keepAliveTimeout, http.Server:option:keepAliveTimeoutBuffer
// covers: http.ServerResponse#end, http.ServerResponse#write
const http = require('node:http');
const net = require('node:net');

function start(handler) {
  return new Promise((resolve) => {
    const server = http.createServer({ keepAliveTimeout: 50, keepAliveTimeoutBuffer: 10 }, handler);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function connect(server, label, text) {
  return new Promise((resolve) => {
    const client = net.connect(server.address().port, '127.0.0.1', () => {
      if (text) client.write(text);
      else resolve(client);
    });
    client.once('data', () => resolve(client));
    client.on('error', (error) => console.log(label, error.code));
    client.on('close', () => console.log(label, 'closed'));
  });
}

const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

(async () => {
  let server = await start((req, res) => res.end('x'));
  await connect(server, 'idle', request);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => server.close(resolve));
  console.log('closed with an idle connection', server.listening);

  let finish;
  server = await start((req, res) => {
    res.write('x');
    finish = () => res.end('y');
  });
  await connect(server, 'busy', request);
  const closed = new Promise((resolve) => server.close(resolve));
  setTimeout(() => {
    console.log('finishing');
    finish();
  }, 20);
  await closed;
  console.log('closed after the answer');

  server = await start((req, res) => res.write('x'));
  await connect(server, 'destroyed', request);
  server.closeIdleConnections();
  console.log('still there');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  console.log('all closed');
  server.close((error) => console.log(error.code));
})();
