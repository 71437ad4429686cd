'use strict';
// cork and uncork: what is written in between goes out as one.
// covers: http.ServerResponse#cork, http.ServerResponse#end, http.ServerResponse#uncork
// covers: http.ServerResponse#write
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('corked', {
    handler: (req, res) => {
      res.write('first');
      res.cork();
      res.cork();
      console.log(res.writableCorked);
      res.write('a');
      res.write('b');
      res.uncork();
      console.log(res.writableCorked);
      res.uncork();
      console.log(res.writableCorked);
      setTimeout(() => res.end('c'), 10);
    },
    send: get(),
  });
})();
