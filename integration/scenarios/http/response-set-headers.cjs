'use strict';
// setHeaders takes Headers and Map; cookies of Headers stay apart.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#setHeaders
// covers: error:ERR_HTTP_HEADERS_SENT, error:ERR_INVALID_CHAR, error:ERR_INVALID_HTTP_TOKEN
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('Map', {
    handler: (req, res) => {
      res.setHeader('X-Old', '1');
      console.log(
        res.setHeaders(
          new Map([
            ['X-A', '1'],
            ['x-old', ['2', '3']],
            ['Set-Cookie', ['a=1', 'b=2']],
          ]),
        ) === res,
      );
      attempt('bad name', () => res.setHeaders(new Map([['a b', '1']])));
      attempt('bad value', () => res.setHeaders(new Map([['a', 'x\n']])));
      res.end();
      attempt('too late', () => res.setHeaders(new Map()));
    },
    send: get(),
  });
})();
