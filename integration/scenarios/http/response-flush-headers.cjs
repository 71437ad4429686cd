'use strict';
// flushHeaders sends the head before any body.
// covers: http.ServerResponse#end, http.ServerResponse#flushHeaders, http.ServerResponse#setHeader
// covers: http.ServerResponse#headersSent, http.ServerResponse#statusMessage, error:ERR_HTTP_HEADERS_SENT
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('flushed', {
    handler: (req, res) => {
      res.setHeader('X-A', '1');
      console.log(res.flushHeaders(), res.headersSent, res.statusMessage);
      attempt('set', () => res.setHeader('X-B', '2'));
      res.flushHeaders();
      setTimeout(() => res.end('later'), 10);
    },
    send: get(),
  });
})();
