'use strict';
// What is written between cork and uncork is one chunk.
// covers: http.ServerResponse#cork, http.ServerResponse#end, http.ServerResponse#flushHeaders
// covers: http.ServerResponse#uncork, http.ServerResponse#write
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('head first', {
    handler: (_, res) => {
      res.flushHeaders();
      res.cork();
      res.write('abc');
      res.write('def');
      res.uncork();
      res.end();
    },
    send: get(),
  });
  await exchange('no head yet', {
    handler: (_, res) => {
      res.cork();
      res.write('abc');
      res.write('def');
      res.uncork();
      res.end();
    },
    send: get(),
  });
  await exchange('nested', {
    handler: (_, res) => {
      res.write('x');
      res.cork();
      res.cork();
      res.write('abc');
      res.uncork();
      res.write('def');
      console.log(res.writableCorked);
      res.uncork();
      console.log(res.writableCorked);
      res.end('z');
    },
    send: get(),
  });
  await exchange('callbacks', {
    handler: (_, res) => {
      res.write('x');
      res.cork();
      res.write('a', () => console.log('a written'));
      res.write('b', () => console.log('b written'));
      res.uncork();
      res.end();
    },
    send: get(),
  });
})();
