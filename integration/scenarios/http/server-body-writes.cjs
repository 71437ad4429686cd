'use strict';
// rejectNonStandardBodyWrites: a body where HTTP has none is dropped, or refused.
// covers: http.Server:option:rejectNonStandardBodyWrites, http.ServerResponse#end, http.ServerResponse#write
// covers: http.ServerResponse#writeHead, error:ERR_HTTP_BODY_NOT_ALLOWED
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  for (const rejectNonStandardBodyWrites of [false, true]) {
    for (const [label, status, method] of [
      ['HEAD', 200, 'HEAD'],
      ['204', 204, 'GET'],
      ['304', 304, 'GET'],
    ]) {
      await exchange(`${label} ${rejectNonStandardBodyWrites}`, {
        options: { rejectNonStandardBodyWrites },
        handler: (req, res) => {
          res.writeHead(status);
          attempt('write', () => res.write('body'));
          attempt('empty', () => res.write(''));
          attempt('end', () => res.end('body'));
          res.end();
        },
        send: get().replace('GET', method),
      });
    }
  }
})();
