'use strict';
// joinDuplicateHeaders: names that else would be dropped are joined.
// covers: http.request:option:joinDuplicateHeaders, http.IncomingMessage#headers
const http = require('node:http');
const { rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket) =>
    socket.end(
      'HTTP/1.1 200 OK\r\nETag: 1\r\nETag: 2\r\nAge: 1\r\nAge: 2\r\nCookie: a\r\nCookie: b\r\nSet-Cookie: x\r\nSet-Cookie: y\r\nContent-Length: 0\r\n\r\n',
    ),
  async (port) => {
    for (const joinDuplicateHeaders of [undefined, false, true]) {
      await new Promise((resolve) => {
        http.get({ host: '127.0.0.1', port, agent: false, joinDuplicateHeaders }, (res) => {
          console.log(joinDuplicateHeaders, JSON.stringify(res.headers));
          res.resume();
          res.on('close', resolve);
        });
      });
    }
  },
);
