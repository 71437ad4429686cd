'use strict';
// Headers that the program takes away.
// covers: http.ServerResponse#end, http.ServerResponse#removeHeader, http.ServerResponse#setHeader
// covers: http.ServerResponse#sendDate
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const run = (label, ...names) =>
    exchange(label, {
      handler: (_, res) => {
        for (const name of names) res.removeHeader(name);
        res.end('abc');
      },
      send: get(),
    });
  await run('date', 'Date');
  await run('connection', 'Connection');
  await run('length', 'Content-Length');
  await run('length and encoding', 'Content-Length', 'Transfer-Encoding');
  await exchange('sendDate', {
    handler: (_, res) => {
      res.sendDate = false;
      res.end();
    },
    send: get(),
  });
  await exchange('own date', {
    handler: (_, res) => {
      res.setHeader('date', 'now');
      res.end();
    },
    send: get(),
  });
})();
