'use strict';
// strictContentLength.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
// covers: http.ServerResponse#strictContentLength, error:ERR_HTTP_CONTENT_LENGTH_MISMATCH
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const run = (label, act) =>
    exchange(label, {
      handler: (_, res) => {
        res.strictContentLength = true;
        res.setHeader('Content-Length', 4);
        act(res);
        res.destroy();
      },
      send: keep(),
    });
  await run('too much', (res) => {
    attempt('first', () => res.write('abc'));
    attempt('second', () => res.write('de'));
  });
  await run('too little', (res) => {
    attempt('end', () => {
      res.end('ab');
    });
  });
  await run('too little in two', (res) => {
    attempt('write', () => res.write('ab'));
    attempt('end', () => {
      res.end();
    });
  });
  await exchange('right', {
    handler: (_, res) => {
      res.strictContentLength = true;
      res.setHeader('Content-Length', 4);
      res.write('ab');
      res.end('cd');
    },
    send: get(),
  });
  await exchange('chunked', {
    handler: (_, res) => {
      res.strictContentLength = true;
      res.write('ab');
      res.end();
    },
    send: get(),
  });
})();
