'use strict';
// sendDate: the Date header is sent, unless switched off or given.
// covers: http.ServerResponse#end, http.ServerResponse#getHeader, http.ServerResponse#setHeader
// covers: http.ServerResponse#sendDate
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('sent', { handler: (req, res) => res.end(String(res.sendDate)), send: get() });
  await exchange('off', {
    handler: (req, res) => {
      res.sendDate = false;
      res.end();
    },
    send: get(),
  });
  await exchange('own', {
    handler: (req, res) => {
      res.setHeader('date', 'today');
      console.log(res.getHeader('Date'));
      res.end();
    },
    send: get(),
  });
})();
