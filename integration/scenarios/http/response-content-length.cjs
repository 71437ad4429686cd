'use strict';
// strictContentLength: more or less than was announced is an error.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
// covers: http.ServerResponse#strictContentLength, http.ServerResponse#writableEnded
// covers: error:ERR_HTTP_CONTENT_LENGTH_MISMATCH
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  for (const strict of [false, true])
    for (const [label, parts] of [
      ['exact', ['ab', 'cd']],
      ['too much', ['abc', 'de']],
    ])
      await exchange(`${label} ${strict}`, {
        handler: (req, res) => {
          res.strictContentLength = strict;
          res.setHeader('Content-Length', 4);
          attempt('write', () => res.write(parts[0]));
          attempt('end', () => res.end(parts[1]));
          if (!res.writableEnded) res.end('d');
        },
        send: get(),
      });
})();
