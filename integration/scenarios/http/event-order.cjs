'use strict';
// The order of events of request and response.
// covers: http.ServerResponse#end, http.ServerResponse:event:close, http.ServerResponse:event:error
// covers: http.ServerResponse:event:finish, http.IncomingMessage:event:aborted
// covers: http.IncomingMessage:event:close, http.IncomingMessage:event:end, http.IncomingMessage:event:error
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const log =
    (label) =>
    (...args) =>
      console.log(
        label,
        ...args.map((each) => (each instanceof Error ? `${each.code} ${each.message}` : '')).filter(Boolean),
      );
  const watch = (req, res) => {
    for (const event of ['end', 'close', 'aborted', 'error']) req.on(event, log(`req ${event}`));
    for (const event of ['prefinish', 'finish', 'close', 'error']) res.on(event, log(`res ${event}`));
  };
  await exchange('no body', {
    handler: (req, res) => {
      watch(req, res);
      res.end('x');
    },
    send: get(),
  });
  await exchange('body read', {
    handler: (req, res) => {
      watch(req, res);
      req.resume();
      req.on('end', () => res.end('x'));
    },
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc',
  });
  await exchange('body unread', {
    handler: (req, res) => {
      watch(req, res);
      res.end('x');
    },
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc',
  });
})();
