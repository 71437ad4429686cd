'use strict';
// A body that nobody reads leaves the connection usable.
// covers: http.ServerResponse#end, http.IncomingMessage#url
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  const post = (size) =>
    `POST /${size} HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n${'x'.repeat(size)}`;
  await exchange('small', { handler: (req, res) => res.end(req.url), send: post(10) + get('/last') });
  await exchange('large', { handler: (req, res) => res.end(req.url), send: post(200000) + get('/last') });
  await exchange('late', {
    handler: (req, res) => setTimeout(() => res.end(req.url), 10),
    send: post(100000) + get('/last'),
  });
  await exchange('paused', {
    handler: (req, res) => {
      req.pause();
      req.once('data', () => {});
      setTimeout(() => {
        req.unpipe();
        req.resume();
        res.end(req.url);
      }, 5);
    },
    send: post(100000) + get('/last'),
  });
})();
