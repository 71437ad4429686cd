'use strict';
// A client that leaves in the middle.
// covers: http.createServer, http.Server#close, http.Server#listen, http.ServerResponse#write
// covers: http.ServerResponse#writableEnded, http.ServerResponse#writableFinished
// covers: http.ServerResponse:event:close, http.ServerResponse:event:error, http.ServerResponse:event:finish
// covers: http.IncomingMessage#aborted, http.IncomingMessage#complete, http.IncomingMessage#signal
// covers: http.IncomingMessage:event:aborted, http.IncomingMessage:event:close
// covers: http.IncomingMessage:event:error, error:ECONNRESET
// covers: http.ClientRequest#aborted, http.ClientRequest#writableEnded, http.ClientRequest#writableFinished
// covers: http.ClientRequest:event:abort
const http = require('node:http');
const net = require('node:net');

function leave(label, handler, text) {
  return new Promise((resolve) => {
    const server = http.createServer((req, res) => {
      for (const event of ['aborted', 'error', 'close']) {
        req.on(event, (error) =>
          console.log(
            label,
            'req',
            event,
            error ? `${error.code} ${error.message}` : '',
            req.aborted,
            req.destroyed,
            req.complete,
          ),
        );
      }
      for (const event of ['finish', 'error']) res.on(event, () => console.log(label, 'res', event));
      res.on('close', () => {
        console.log(label, 'res close', res.writableEnded, res.writableFinished, res.destroyed);
        setImmediate(() => server.close(resolve));
      });
      handler(req, res);
      setTimeout(() => client.destroy(), 10);
    });
    let client;
    server.listen(0, '127.0.0.1', () => {
      client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
      client.resume();
    });
  });
}

(async () => {
  const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
  const half = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc';
  await leave('no answer', () => {}, get);
  await leave('half an answer', (req, res) => res.write('x'), get);
  await leave('half a body', (req) => req.resume(), half);
  await leave('half a body unread', () => {}, half);
  await leave(
    'signal',
    (req) => {
      req.signal.addEventListener('abort', () => console.log('signal aborted', req.signal.reason.name));
      req.resume();
    },
    half,
  );
})();
