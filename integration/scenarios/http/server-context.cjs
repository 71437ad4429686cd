'use strict';
// AsyncLocalStorage and AsyncResource keep their store through the callbacks of a request.
// covers: http.ServerResponse#end, http.ServerResponse#write, http.ServerResponse:event:finish
// covers: http.IncomingMessage#url, http.IncomingMessage:event:close, http.IncomingMessage:event:end
const { AsyncLocalStorage } = require('node:async_hooks');
const { exchange, keep, get } = require('./lib/raw.cjs');

const storage = new AsyncLocalStorage();
(async () => {
  await exchange('stores', {
    handler: (req, res) =>
      storage.run(req.url, () => {
        const tell = (what) => () => console.log(what, storage.getStore());
        req.on('end', tell('end'));
        req.on('close', AsyncLocalStorage.bind(tell('req close')));
        req.resume();
        res.on('finish', AsyncLocalStorage.bind(tell('finish')));
        setTimeout(() => {
          console.log('timer', storage.getStore());
          res.write('x', tell('written'));
          res.end(storage.getStore());
        }, 5);
      }),
    send: [keep('/1'), (received) => (received.endsWith('0\r\n\r\n') ? get('/2') : undefined)],
  });
})();
