'use strict';
// One call of end: the length is known.
// covers: http.ServerResponse#end
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('string', { handler: (_, res) => res.end('hello'), send: get() });
  await exchange('buffer', { handler: (_, res) => res.end(Buffer.from([1, 2, 3])), send: get() });
  await exchange('beyond ascii', { handler: (_, res) => res.end('h\u00e9llo \u20ac'), send: get() });
  await exchange('latin1', { handler: (_, res) => res.end('h\u00e9llo', 'latin1'), send: get() });
  await exchange('hex', { handler: (_, res) => res.end('68656c6c6f', 'hex'), send: get() });
  await exchange('nothing', { handler: (_, res) => res.end(), send: get() });
  await exchange('empty', { handler: (_, res) => res.end(''), send: get() });
  await exchange('subarray', {
    handler: (_, res) => res.end(new Uint8Array([65, 66, 67, 68]).subarray(1, 3)),
    send: get(),
  });
  await exchange('large', { handler: (_, res) => res.end(Buffer.alloc(20000, 'x')), send: get() });
})();
