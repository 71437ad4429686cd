'use strict';
// appendHeader keeps lists, in the order given, under the name given first.
// covers: http.ServerResponse#appendHeader, http.ServerResponse#end, http.ServerResponse#getHeader
// covers: http.ServerResponse#getRawHeaderNames, http.ServerResponse#setHeader
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('append', {
    handler: (req, res) => {
      console.log(res.appendHeader('Set-Cookie', 'a=1') === res, res.getHeader('set-cookie'));
      res.appendHeader('set-cookie', ['b=2', 'c=3']);
      res.appendHeader('SET-COOKIE', 'd=4');
      res.setHeader('Vary', 'a').appendHeader('vary', 'b');
      console.log(res.getHeader('set-cookie'), res.getHeader('vary'), res.getRawHeaderNames());
      res.end();
    },
    send: get(),
  });
})();
