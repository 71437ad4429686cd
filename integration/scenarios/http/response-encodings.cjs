'use strict';
// write and end in every encoding, with callbacks, and what counts as a chunk.
// covers: http.ServerResponse#end, http.ServerResponse#write, error:ERR_INVALID_ARG_TYPE
// covers: error:ERR_STREAM_NULL_VALUES
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  for (const encoding of ['utf8', 'latin1', 'ascii', 'utf16le', 'hex', 'base64', 'base64url'])
    await exchange(encoding, {
      handler: (req, res) => {
        const text = { hex: '6869', base64: 'aGk=', base64url: 'aGk' }[encoding] ?? 'h\u00e9';
        res.write(text, encoding, (error) => console.log('written', error));
        res.end(text, encoding, (error) => console.log('ended', error));
      },
      send: get(),
    });
  await exchange('forms', {
    handler: (req, res) => {
      for (const chunk of [null, undefined, 1, {}, [1]]) attempt(`write ${chunk}`, () => res.write(chunk));
      attempt('encoding', () => res.write('x', 'nonsense'));
      res.write(new Uint8Array([1, 65, 66, 1]).subarray(1, 3));
      res.write('');
      console.log(res.end(() => console.log('end callback')) === res);
    },
    send: get(),
  });
})();
