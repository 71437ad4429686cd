'use strict';
// The request's signal is aborted when its connection goes away.
// covers: http.createServer, http.Server#close, http.Server#listen, http.IncomingMessage#signal
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((req) => {
  const { signal } = req;
  console.log(signal === req.signal, signal.aborted, signal instanceof AbortSignal);
  signal.addEventListener('abort', () => {
    console.log('abort', signal.aborted, signal.reason.name, signal.reason.message);
    server.close(() => console.log('closed'));
  });
  client.destroy();
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () =>
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
  );
});
