'use strict';
// req.destroy ends the connection; its error is told.
// covers: http.ServerResponse#writableFinished, http.ServerResponse:event:close, http.IncomingMessage#aborted
// covers: http.IncomingMessage#destroy, http.IncomingMessage#socket, http.IncomingMessage:event:close
// covers: http.IncomingMessage:event:error
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  for (const error of [undefined, new Error('mine')])
    await exchange(`with ${error}`, {
      handler: (req, res) => {
        req.on('error', (seen) => console.log('req', seen.message));
        req.on('close', () => console.log('req close', req.destroyed, req.aborted));
        res.on('close', () => console.log('res close', res.writableFinished, res.destroyed));
        console.log(req.destroy(error) === req, req.socket.destroyed);
      },
      send: get(),
    });
})();
