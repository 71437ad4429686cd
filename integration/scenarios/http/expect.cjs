'use strict';
// Expect: 100-continue and others.
// covers: http.Server:event:checkContinue, http.Server:event:checkExpectation, http.ServerResponse#end
// covers: http.ServerResponse#writeContinue, http.ServerResponse#writeHead, http.IncomingMessage#headers
// covers: http.IncomingMessage:event:data, http.IncomingMessage:event:end
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const post = (expect) =>
    `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: ${expect}\r\nContent-Length: 2\r\n\r\nab`;
  const echo = (req, res) => {
    let body = '';
    req.on('data', (part) => {
      body += part;
    });
    req.on('end', () => res.end(`got ${body}`));
  };
  await exchange('continue', { handler: echo, send: post('100-continue') });
  await exchange('checkContinue', {
    handler: echo,
    send: post('100-Continue'),
    setup: (server) =>
      server.on('checkContinue', (req, res) => {
        console.log('asked');
        res.writeContinue();
        echo(req, res);
      }),
  });
  await exchange('refused', {
    handler: echo,
    send: post('100-continue'),
    setup: (server) =>
      server.on('checkContinue', (req, res) => {
        res.writeHead(403);
        res.end();
      }),
  });
  await exchange('unknown', { handler: echo, send: post('tea') });
  await exchange('checkExpectation', {
    handler: echo,
    send: post('tea'),
    setup: (server) =>
      server.on('checkExpectation', (req, res) => {
        console.log(req.headers.expect);
        res.end('ok');
      }),
  });
})();
