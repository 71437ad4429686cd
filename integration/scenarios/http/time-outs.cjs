'use strict';
// headersTimeout and requestTimeout.
// covers: http.Server:event:clientError, http.Server:option:connectionsCheckingInterval
// covers: http.Server:option:headersTimeout, http.Server:option:requestTimeout, http.ServerResponse#end
// covers: http.IncomingMessage:event:end, error:ERR_HTTP_REQUEST_TIMEOUT
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const options = { connectionsCheckingInterval: 20, headersTimeout: 60, requestTimeout: 150 };
  const ok = (req, res) => {
    req.resume();
    req.on('end', () => res.end('ok'));
  };
  await exchange('head', { options, handler: ok, send: 'GET / HTTP/1.1\r\nHost: a\r\n' });
  await exchange('nothing', { options, handler: ok, send: '' });
  await exchange('body', {
    options,
    handler: ok,
    send: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc',
  });
  await exchange('heard', {
    options,
    handler: ok,
    send: 'GET / HT',
    setup: (server) =>
      server.on('clientError', (error, socket) => {
        console.log(error.name, error.code, error.message);
        socket.destroy();
      }),
  });
  await exchange('slow answer', {
    options,
    handler: (req, res) => setTimeout(() => res.end('late'), 300),
    send: get(),
  });
})();
