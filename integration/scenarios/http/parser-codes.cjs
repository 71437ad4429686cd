'use strict';
// The codes that llhttp gives what it refuses, as 'clientError' tells them.
// covers: http.Server:event:clientError, http.IncomingMessage:event:error, error:HPE_CHUNK_EXTENSIONS_OVERFLOW
// covers: error:HPE_INVALID_CONSTANT, error:HPE_INVALID_METHOD, error:HPE_INVALID_HEADER_TOKEN
const { exchange } = require('./lib/raw.cjs');

const texts = [
  'BAD / HTTP/1.1\r\n\r\n',
  'GET / XTTP/1.1\r\n\r\n',
  'GET / HTTP/9.1\r\n\r\n',
  'GET / HTTP/1.1\r\na b: c\r\n\r\n',
  'GET /\x01 HTTP/1.1\r\n\r\n',
  `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
];
(async () => {
  for (const text of texts)
    await exchange(JSON.stringify(text).slice(0, 60), {
      handler: (req) => {
        req.on('error', () => {});
        req.resume();
      },
      send: text,
      setup: (server) =>
        server.on('clientError', (error, socket) => {
          console.log(error.code, error.reason, error.message);
          socket.destroy();
        }),
    });
})();
