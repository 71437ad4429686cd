'use strict';
// Writing what or when one may not.
// covers: http.ServerResponse#end, http.ServerResponse#write, http.ServerResponse:event:error
// covers: error:ERR_INVALID_ARG_TYPE, error:ERR_STREAM_DESTROYED, error:ERR_STREAM_NULL_VALUES
// covers: error:ERR_STREAM_WRITE_AFTER_END
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('wrong chunks', {
    handler: (_, res) => {
      attempt('null', () => res.write(null));
      attempt('number', () => res.write(1));
      attempt('nothing', () => res.write());
      attempt('object', () => res.end({}));
      res.end();
    },
    send: get(),
  });
  await exchange('after end', {
    handler: (_, res) => {
      res.on('error', (error) => console.log('error', error.code));
      res.end('a', () => console.log('ended'));
      console.log(res.write('b', (error) => console.log('write', error.code)));
      res.end('c', (error) => console.log('end', error.code));
      res.end((error) => console.log('end again', error));
    },
    send: get(),
  });
  await exchange('after destroy', {
    handler: (_, res) => {
      res.on('error', (error) => console.log('error', error.code));
      res.destroy();
      console.log(
        res.write('b', (error) => console.log('write', error.code)),
        res.destroyed,
        res.errored,
      );
    },
    send: get(),
  });
})();
