'use strict';
// 'connection' before 'request'; a listener may write to the socket, and unhandled events are harmless.
// covers: http.Server#listening, http.Server:event:connection, http.ServerResponse#end
// covers: http.IncomingMessage#socket, http.IncomingMessage#url
const { exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('order', {
    handler: (req, res) => {
      console.log('request', req.url, req.socket.server === undefined);
      res.end('ok');
    },
    send: [keep('/1'), get('/2')],
    setup: (server) => {
      for (const event of ['listening', 'close'])
        server.on(event, () => console.log(event, server.listening));
      server.on('connection', (socket) => {
        console.log('connection', socket.remoteAddress, socket.encrypted, socket._httpMessage);
        for (const event of ['end', 'close'])
          socket.on(event, () => console.log('socket', event, socket.remoteAddress));
      });
    },
  });
  await exchange('written by the listener', {
    handler: () => console.log('not called'),
    send: '',
    setup: (server) => server.on('connection', (socket) => socket.end('HTTP/1.1 503 Busy\r\n\r\n')),
  });
})();
