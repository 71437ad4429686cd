'use strict';
// Expect: 100-continue sends the head alone; the body waits for the program.
// covers: http.ClientRequest:event:continue, http.request:option:headers
const http = require('node:http');
const { printed, rawServer, whole, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text, _connection, request) => {
    console.log(printed(text));
    if (request === 0) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    else socket.end(BYE);
  },
  async (port) => {
    const req = http.request({
      host: '127.0.0.1',
      port,
      agent: false,
      method: 'PUT',
      headers: { Expect: '100-continue', 'Content-Length': 5 },
    });
    req.on('continue', () => {
      console.log('continue');
      req.end('hello');
    });
    await whole(req, () => {});
  },
  (text) => text.endsWith('\r\n\r\n') || text === 'hello',
);
