'use strict';
// Interim answers: each of them is 'information', 100 is 'continue' too, and then comes the answer itself.
// covers: http.ClientRequest:event:information, http.ClientRequest:event:continue, http.ClientRequest:event:response
const http = require('node:http');
const { rawServer, whole } = require('./lib/wire.cjs');

rawServer(
  (socket) =>
    socket.end(
      [
        'HTTP/1.1 100 Continue\r\n\r\n',
        'HTTP/1.1 102 Processing\r\nX-A: 1\r\n\r\n',
        'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\n',
        'HTTP/1.1 199 Own\r\n\r\n',
        'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
      ].join(''),
    ),
  async (port) => {
    const req = http.request({ host: '127.0.0.1', port, agent: false });
    req.on('information', (info) => console.log('information', JSON.stringify(info)));
    req.on('continue', () => console.log('continue'));
    req.on('response', (res) => console.log('response', res.statusCode));
    await whole(req);
  },
);
