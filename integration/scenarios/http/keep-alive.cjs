'use strict';
// Connection and Keep-Alive.
// covers: http.Server:option:keepAliveTimeout, http.ServerResponse#end, http.ServerResponse#setHeader
// covers: http.ServerResponse#shouldKeepAlive, http.IncomingMessage#url
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('two requests', {
    handler: (req, res) => res.end(req.url),
    send: [keep('/1'), keep('/2')],
    until: '/2',
  });
  await exchange('own time-out', {
    options: { keepAliveTimeout: 12000 },
    handler: (req, res) => res.end('!'),
    send: keep(),
    until: '!',
  });
  await exchange('no time-out', {
    options: { keepAliveTimeout: 0 },
    handler: (req, res) => res.end('!'),
    send: keep(),
    until: '!',
  });
  await exchange('close by program', {
    handler: (req, res) => {
      res.setHeader('Connection', 'close');
      res.end('!');
    },
    send: keep(),
  });
  await exchange('close by flag', {
    handler: (req, res) => {
      res.shouldKeepAlive = false;
      res.end('!');
    },
    send: keep(),
  });
  await exchange('own keep-alive', {
    handler: (req, res) => {
      res.setHeader('Keep-Alive', 'timeout=9');
      res.end('!');
    },
    send: keep(),
    until: '!',
  });
  await exchange('own connection', {
    handler: (req, res) => {
      res.setHeader('Connection', 'keep-alive');
      res.end('!');
    },
    send: keep(),
    until: '!',
  });
})();
