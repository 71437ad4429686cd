'use strict';
// HEAD, 204, 304 and 1xx have no body.
// covers: http.Server:option:rejectNonStandardBodyWrites, http.ServerResponse#end
// covers: http.ServerResponse#setHeader, http.ServerResponse#write, http.ServerResponse#writeHead
// covers: http.ServerResponse#statusCode, error:ERR_HTTP_BODY_NOT_ALLOWED
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('HEAD', { handler: (_, res) => res.end('hello'), send: get().replace('GET', 'HEAD') });
  await exchange('HEAD with writes', {
    handler: (_, res) => {
      console.log(res.write('hello'));
      res.end();
    },
    send: get().replace('GET', 'HEAD'),
  });
  await exchange('HEAD with length', {
    handler: (_, res) => {
      res.setHeader('Content-Length', 5);
      res.end();
    },
    send: get().replace('GET', 'HEAD'),
  });
  await exchange('204', {
    handler: (_, res) => {
      res.statusCode = 204;
      res.end('x');
    },
    send: get(),
  });
  await exchange('304', {
    handler: (_, res) => {
      res.writeHead(304);
      res.end('x');
    },
    send: get(),
  });
  await exchange('304 chunked', {
    handler: (_, res) => {
      res.writeHead(304, { 'Transfer-Encoding': 'chunked' });
      res.end('x');
    },
    send: get(),
  });
  await exchange('204 with length', {
    handler: (_, res) => {
      res.writeHead(204, { 'Content-Length': 3 });
      res.end('abc');
    },
    send: get(),
  });
  await exchange('rejected', {
    options: { rejectNonStandardBodyWrites: true },
    handler: (_, res) => {
      res.writeHead(204);
      attempt('write', () => res.write('x'));
      attempt('end', () => res.end('x'));
      res.end();
    },
    send: get(),
  });
})();
