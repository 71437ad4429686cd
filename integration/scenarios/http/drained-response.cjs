'use strict';
// write says false when a client does not read; 'drain' says when to go on.
// covers: http.Server:option:highWaterMark, http.ServerResponse#end, http.ServerResponse#write
// covers: http.ServerResponse:event:drain
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('drain', {
    options: { highWaterMark: 1000 },
    handler: (req, res) => {
      res.on('drain', () => {
        console.log('drain', res.writableNeedDrain);
        res.end();
      });
      console.log(res.write('x'.repeat(2000)), res.writableNeedDrain);
    },
    send: get(),
  });
})();
