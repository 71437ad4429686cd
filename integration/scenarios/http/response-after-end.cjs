'use strict';
// What is written after the end is an error; a second end is none, but for its callback.
// covers: http.ServerResponse#end, http.ServerResponse#write, http.ServerResponse#finished
// covers: http.ServerResponse#writableEnded, http.ServerResponse#writableFinished
// covers: http.ServerResponse:event:error, http.ServerResponse:event:finish, error:ERR_STREAM_ALREADY_FINISHED
// covers: error:ERR_STREAM_WRITE_AFTER_END
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('after the end', {
    handler: (req, res) => {
      res.on('error', (error) => console.log('error', error.code, error.message));
      res.end('x');
      console.log(
        res.writableEnded,
        res.finished,
        res.write('y', (error) => console.log('write', error.code)),
      );
      res.end((error) => console.log('end', error?.code));
      res.on('finish', () => {
        console.log('finish', res.writableFinished);
        res.end((error) => console.log('end again', error?.code));
      });
    },
    send: get(),
  });
})();
