'use strict';
// maxHeaderSize of a request, and the parser's leniency: what is refused by one is taken by the other.
// covers: http.request:option:maxHeaderSize, http.request:option:insecureHTTPParser, error:HPE_HEADER_OVERFLOW
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    const [, path] = text.split(' ');
    socket.end(
      path === '/big'
        ? `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(3000)}\r\nContent-Length: 0\r\n\r\n`
        : 'HTTP/1.1 200 OK\r\nX: a\x01b\r\nContent-Length: 0\r\n\r\n',
      'latin1',
    );
  },
  async (port) => {
    const get = (path, options) =>
      new Promise((resolve) => {
        const req = http.get({ host: '127.0.0.1', port, agent: false, path, ...options });
        req.on('response', (res) => {
          console.log(path, options, res.statusCode, res.headers.x.length);
          res.resume();
        });
        req.on('error', (error) =>
          console.log(path, options, error.code, error.reason, error.bytesParsed > 0),
        );
        req.on('close', resolve);
      });
    await get('/big', {});
    await get('/big', { maxHeaderSize: 2000 });
    await get('/big', { maxHeaderSize: 4000 });
    await get('/odd', {});
    await get('/odd', { insecureHTTPParser: true });
  },
);
