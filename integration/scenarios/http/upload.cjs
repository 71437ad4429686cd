'use strict';
// A large body, streamed to the server and back.
// covers: http.createServer, http.request, http.Server#close, http.Server#listen, http.ServerResponse#setHeader
// covers: http.IncomingMessage#headers
const http = require('node:http');
const { pipeline } = require('node:stream');

const SIZE = 1024 * 1024;
const part = Buffer.alloc(
  64 * 1024,
  Uint8Array.from({ length: 251 }, (_, i) => i),
);
const expected = Buffer.concat(Array.from({ length: SIZE / part.length }, () => part));
const server = http.createServer((req, res) => {
  res.setHeader('X-Length', String(req.headers['transfer-encoding']));
  pipeline(req, res, (error) => console.log('server', error ? error.code : 'done'));
});
server.listen(0, '127.0.0.1', () => {
  const received = [];
  const req = http.request(
    { port: server.address().port, host: '127.0.0.1', method: 'PUT', agent: false },
    (res) => {
      let size = 0;
      res.on('data', (chunk) => {
        size += chunk.length;
        received.push(chunk);
      });
      res.on('end', () => {
        console.log(res.headers['x-length'], size, Buffer.concat(received).equals(expected));
        server.close(() => console.log('closed'));
      });
    },
  );
  let left = SIZE;
  const more = () => {
    while (left > 0) {
      left -= part.length;
      if (!req.write(part)) {
        req.once('drain', more);
        return;
      }
    }
    req.end();
  };
  more();
});
