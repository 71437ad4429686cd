'use strict';
// A response is piped to, and not from.
// covers: http.ServerResponse:event:error, http.ServerResponse:event:finish, http.ServerResponse:event:pipe
// covers: http.ServerResponse:event:unpipe, error:ERR_STREAM_CANNOT_PIPE
const { PassThrough, Readable } = require('node:stream');
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('pipe', {
    handler: (req, res) => {
      res.on('error', (error) => console.log('error', error.code, error.message));
      for (const event of ['pipe', 'unpipe', 'finish']) res.on(event, () => console.log(event));
      attempt('from', () => res.pipe(new PassThrough()));
      res.removeAllListeners('error');
      if (!res.destroyed) Readable.from(['a', 'b']).pipe(res);
    },
    send: get(),
  });
})();
