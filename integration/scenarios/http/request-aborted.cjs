'use strict';
// A client that goes away in the middle of its body: 'aborted', ECONNRESET and 'close', with complete false.
// covers: http.createServer, http.Server#close, http.Server#listen, http.ServerResponse#writableFinished
// covers: http.ServerResponse:event:close, http.IncomingMessage#aborted, http.IncomingMessage#complete
// covers: http.IncomingMessage:event:aborted, http.IncomingMessage:event:close, http.IncomingMessage:event:data
// covers: http.IncomingMessage:event:error, error:ECONNRESET
const http = require('node:http');
const net = require('node:net');

const server = http.createServer((req, res) => {
  req.on('aborted', () => console.log('aborted', req.aborted, req.complete));
  req.on('error', (error) => console.log('req error', error.code, error.message));
  req.on('close', () => console.log('req close', req.complete, req.destroyed));
  res.on('close', () => {
    console.log('res close', res.writableFinished);
    server.close(() => console.log('closed'));
  });
  req.on('data', (data) => {
    console.log(String(data));
    client.destroy();
  });
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1', () =>
    client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\npart'),
  );
});
