'use strict';
// The answers that a server gives to malformed requests, and what a listener of 'clientError' is told.
// covers: http.Server:event:clientError, http.ServerResponse#end, http.IncomingMessage:event:error
// covers: error:ECONNRESET, error:HPE_CHUNK_EXTENSIONS_OVERFLOW, error:HPE_HEADER_OVERFLOW
// covers: error:HPE_INVALID_CONSTANT, error:HPE_INVALID_METHOD, error:HPE_INVALID_HEADER_TOKEN
const { exchange, get } = require('./lib/raw.cjs');

const texts = {
  'no method': 'BAD / HTTP/1.1\r\n\r\n',
  'no protocol': 'GET / XTTP/1.1\r\n\r\n',
  'bad version': 'GET / HTTP/9.1\r\n\r\n',
  'bad header': 'GET / HTTP/1.1\r\na b: c\r\n\r\n',
  'bad length': 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
  'large head': get('/', [`X: ${'x'.repeat(20_000)}`]),
  'large chunk extension': `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`,
};
const handler = (req, res) => {
  req.on('error', (error) => console.log('req', error.code));
  req.resume().on('end', () => res.end('ok'));
};
(async () => {
  for (const [label, send] of Object.entries(texts)) {
    await exchange(label, { handler, send });
    await exchange(`${label}, heard`, {
      handler,
      send,
      setup: (server) =>
        server.on('clientError', (error, socket) => {
          console.log(error.name, error.code, error.message, error.reason, socket.writable);
          socket.end('HTTP/1.1 400 Mine\r\n\r\n');
        }),
    });
  }
})();
