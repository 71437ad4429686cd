'use strict';
// requestTimeout and headersTimeout, seen each connectionsCheckingInterval: 408, or what the listener of 'clientError' does.
// covers: http.Server:event:clientError, http.Server:option:connectionsCheckingInterval
// covers: http.Server:option:headersTimeout, http.Server:option:requestTimeout
// covers: http.IncomingMessage:event:error, error:ECONNRESET, error:ERR_HTTP_REQUEST_TIMEOUT
const { exchange } = require('./lib/raw.cjs');

const handler = (req, res) => {
  req.on('error', (error) => console.log('req', error.code, error.message));
  req.resume();
};
const said = (server) =>
  server.on('clientError', (error, socket) => {
    console.log(error.name, error.code, error.message);
    socket.end('HTTP/1.1 408 Mine\r\n\r\n');
  });
const body = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab';
(async () => {
  const quick = { connectionsCheckingInterval: 10 };
  await exchange('head', {
    options: { ...quick, headersTimeout: 30 },
    handler,
    send: 'GET / HTTP/1.1\r\nHo',
  });
  await exchange('head, heard', {
    options: { ...quick, headersTimeout: 30 },
    handler,
    setup: said,
    send: 'GET / HTTP/1.1\r\nHo',
  });
  await exchange('body', {
    options: { ...quick, headersTimeout: 30, requestTimeout: 60 },
    handler,
    send: body,
  });
  await exchange('body, heard', {
    options: { ...quick, headersTimeout: 30, requestTimeout: 60 },
    handler,
    setup: said,
    send: body,
  });
})();
