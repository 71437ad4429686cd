'use strict';
// State of a response as it goes.
// covers: http.ServerResponse#end, http.ServerResponse#write, http.ServerResponse#connection
// covers: http.ServerResponse#finished, http.ServerResponse#headersSent, http.ServerResponse#req
// covers: http.ServerResponse#socket, http.ServerResponse#statusCode, http.ServerResponse#statusMessage
// covers: http.ServerResponse#writableEnded, http.ServerResponse#writableFinished
// covers: http.ServerResponse:event:close, http.ServerResponse:event:finish, http.IncomingMessage#socket
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('whole', {
    handler: (_, res) => {
      const state = (label) =>
        console.log(
          label,
          res.headersSent,
          res.writableEnded,
          res.writableFinished,
          res.finished,
          res.destroyed,
          res.closed,
          res.writableNeedDrain,
          res.writableObjectMode,
          res.errored,
        );
      state('start');
      res.on('prefinish', () => state('prefinish'));
      res.on('finish', () => state('finish'));
      res.on('close', () => state('close'));
      res.end('x');
      state('ended');
    },
    send: get(),
  });
  await exchange('in parts', {
    handler: (_, res) => {
      console.log(
        res.statusCode,
        res.statusMessage,
        res.writableHighWaterMark > 0,
        res.writableLength,
        res.socket === res.connection,
        res.req.socket === res.socket,
      );
      res.write('a');
      console.log(res.headersSent, res.statusMessage, res.writableLength > 0, res.writableCorked);
      res.end();
    },
    send: get(),
  });
})();
