'use strict';
// 'connect': the socket of a CONNECT goes to the listener, with what came behind the head; without one it is closed.
// covers: http.Server:event:connect, http.IncomingMessage#headers, http.IncomingMessage#method
// covers: http.IncomingMessage#socket, http.IncomingMessage#url
const { exchange } = require('./lib/raw.cjs');

const send = 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\nX-A: 1\r\n\r\nfirst bytes';
const handler = () => console.log('not called');
(async () => {
  await exchange('nobody', { handler, send });
  await exchange('tunnel', {
    handler,
    send,
    setup: (server) =>
      server.on('connect', (req, socket, head) => {
        console.log(
          req.method,
          req.url,
          req.headers['x-a'],
          JSON.stringify(String(head)),
          req.socket === socket,
        );
        console.log(
          socket.listenerCount('data'),
          socket.listenerCount('drain'),
          socket.listenerCount('timeout'),
          socket._httpMessage,
        );
        socket.end(`HTTP/1.1 200 Connection Established\r\n\r\n${head}`);
      }),
  });
})();
